using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>
/// Who may set alarms: for the whole tenant, who may change its settings; for a team, its supervisors and administrators. Auditors read
/// them. A rule must be one that the page can compute.
/// </summary>
internal static class AlarmRights
{
    public const string Kind = "alarm";

    /// <summary>Each alarm is checked every morning.</summary>
    public const int Most = 50;

    private const long Largest = 1_000_000_000_000_000;

    /// <summary>Checks the right to alarms of a team or of the whole tenant; a denial is recorded.</summary>
    public static Task<Error?> AuthorizeAsync(OperationScope scope, string? team, string name, CancellationToken cancellationToken) =>
        team is null
            ? scope.AuthorizeAsync(AccessOperation.ManageTenant, name, cancellationToken)
            : scope.AuthorizeAsync(AccessOperation.ViewInsights, name, cancellationToken, OfTeam(scope, team));

    /// <summary>The same as a question, for buttons.</summary>
    public static bool May(OperationScope scope, string? team)
    {
        var tenant = OfTenant(scope);
        return team is null
            ? scope.Access.Decide(AccessOperation.ManageTenant, tenant).Permitted
            : scope.Access.Decide(AccessOperation.ViewTeam, tenant).Permitted && MayRead(scope, team);
    }

    /// <summary>Whether the actor may read the figures of a team, or those of the whole tenant.</summary>
    public static bool MayRead(OperationScope scope, string? team) =>
        team is null
            ? scope.Access.Decide(AccessOperation.ViewAudit, OfTenant(scope)).Permitted
            : scope.Access.Decide(AccessOperation.ViewInsights, OfTeam(scope, team)).Permitted;

    /// <summary>Why there can be no such alarm; null when there can.</summary>
    public static async Task<Error?> CheckAsync(ConsoleDbContext db, AlarmRule rule, CancellationToken cancellationToken)
    {
        if (WatchableFigures.Find(rule.Figure) is not { } figure || !figure.Kinds.Contains(rule.Kind))
        {
            return Error.Invalid(Texts.FigureCannotBeWatched);
        }

        if (figure.IsOfWholeTenant && rule.Team is not null)
        {
            return Error.Invalid(Texts.DocumentsBelongToNoTeam);
        }

        if (rule.HasLimit != (rule.Limit is not null) || rule.Limit is > Largest or < -Largest || !AlarmRule.Windows.Contains(rule.Days))
        {
            return Error.Invalid(Texts.AlarmNeedsALimit);
        }

        if (figure.Pilot is { } pilot)
        {
            return rule.Team is not null || rule.Role is not null || rule.Workflow is not null
                    ? Error.Invalid(Texts.PilotsAreOfTheWholeTenant)
                : await pilot.IsRunningAsync(db, cancellationToken) ? null
                : Error.Invalid(Texts.PilotHasEnded.With(pilot.Version));
        }

        return
            (rule.Role is { } role && !ConsoleRole.All.Contains(role, StringComparer.Ordinal))
            || (rule.Team is { } team && !await db.Teams.AnyAsync(row => row.Key == team, cancellationToken))
            || (rule.Workflow is { } workflow && !await db.CaseTypes.AnyAsync(row => row.WorkflowKey == workflow, cancellationToken))
            ? Error.Invalid(Texts.AlarmSliceIsGone)
            : null;
    }

    private static AccessResource OfTenant(OperationScope scope) =>
        new(AccessResourceKind.Tenant, scope.Actor.TenantId, scope.Actor.TenantId) { Classification = Classifications.Public };

    private static AccessResource OfTeam(OperationScope scope, string team) => OfTenant(scope) with { Teams = [team] };
}
