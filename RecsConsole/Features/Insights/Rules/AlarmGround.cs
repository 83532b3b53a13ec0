using RecsConsole.Access;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>What setting an alarm and trying it have in common: the figures to read, once right, rule and purpose allow them.</summary>
/// <param name="Context">Of the whole tenant.</param>
internal sealed record AlarmGround(InsightContext Context, TimeZoneInfo Zone, WatchableFigure Figure, FigureReadings Readings)
{
    /// <summary>Checks the rights to the alarm, the rule, and whether figures may use its data; a denial is recorded.</summary>
    /// <param name="name">Name of the operation in the audit trail.</param>
    public static async Task<Result<AlarmGround>> OpenAsync(
        OperationScope scope,
        InsightAccess access,
        AlarmRule rule,
        string name,
        CancellationToken cancellationToken
    )
    {
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(rule);
        if (await AlarmRights.AuthorizeAsync(scope, rule.Team, name, cancellationToken) is { } denied)
        {
            return denied;
        }

        if (await AlarmRights.CheckAsync(scope.Db, rule, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        var figure = WatchableFigures.Find(rule.Figure)!;
        var context = await access.OfTenantAsync(scope, cancellationToken);
        var zone = await InsightAccess.ZoneAsync(scope.Db, cancellationToken);
        var readings = new FigureReadings(context, zone, figure, rule);
        return readings.Refusal is { } withheld ? withheld : new AlarmGround(context, zone, figure, readings);
    }
}
