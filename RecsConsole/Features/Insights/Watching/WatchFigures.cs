using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>
/// Checks the figures of the last 30 days and the alarms that people set, and notifies of each that crossed its limit: once, until it is
/// back within the limit.
/// </summary>
public sealed class WatchFigures(OperationScopeFactory scopes, InsightAccess access, AlarmStates states)
{
    private const string Name = "watch.figures";

    private static readonly IReadOnlyList<IFigureWatch> s_watches =
    [
        new CoverageWatch(),
        new DriftWatch(),
        new EqualityWatch(),
        new MissingWatch(),
        new PilotWatch(),
    ];

    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<WatchedFigures>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await FindAsync(scope, cancellationToken);
        var standing = await StandingAlarms.ReadAsync(scope.Db, cancellationToken);
        var news = found.ExceptBy(standing.Select(each => each.Finding.Key), each => each.Key, StringComparer.Ordinal).ToList();
        var over = standing.ExceptBy(found.Select(each => each.Key), each => each.Finding.Key, StringComparer.Ordinal).ToList();
        await RaiseAsync(scope, news, cancellationToken);
        foreach (var alarm in over)
        {
            await states.EndAsync(scope, alarm, cancellationToken);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
        return new WatchedFigures(news.Count, over.Count, found.Count);
    }

    private async Task<List<FigureFinding>> FindAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var context = await access.OfTenantAsync(scope, cancellationToken);
        var limits = (await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken)).LimitsInForce;
        var found = new List<FigureFinding>();
        foreach (var watch in s_watches.Where(each => FigurePurpose.Refuse(context.Limits, each.Fields) is null))
        {
            found.AddRange(await watch.FindAsync(context, limits, cancellationToken));
        }

        var zone = await InsightAccess.ZoneAsync(scope.Db, cancellationToken);
        found.AddRange(await RuleFindings.FindAsync(context, zone, cancellationToken));
        return found;
    }

    private async Task RaiseAsync(OperationScope scope, List<FigureFinding> news, CancellationToken cancellationToken)
    {
        var makers = await scope
            .Db.FigureAlarms.AsNoTracking()
            .ToDictionaryAsync(row => RuleFindings.KeyOf(row.Id), row => row.CreatedById, StringComparer.Ordinal, cancellationToken);
        foreach (var finding in news)
        {
            await states.RaiseAsync(scope, finding, makers.GetValueOrDefault(finding.Key), cancellationToken);
        }
    }
}

/// <param name="Raised">Figures that crossed their limit since the last run.</param>
/// <param name="Ended">Figures that are within their limit again.</param>
/// <param name="Standing">Figures that are now beyond their limit.</param>
public sealed record WatchedFigures(int Raised, int Ended, int Standing);
