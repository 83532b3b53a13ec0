using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>Sets an alarm on a figure. It is checked at once, and then every morning.</summary>
public sealed class AddAlarm(OperationScopeFactory scopes, InsightAccess access, AlarmStates states, AuditTrail auditTrail)
{
    private const string Name = "add.alarm";

    /// <returns>Whether the alarm is up already.</returns>
    public async Task<Result<AddedAlarm>> RunAsync(Actor actor, AlarmRule rule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewTeam, Name, cancellationToken);
        var opened = await AlarmGround.OpenAsync(scope, access, rule, Name, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        ArgumentNullException.ThrowIfNull(rule);
        if (await CheckAsync(scope.Db, rule, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        var row = Append(scope, rule);
        var finding = await RuleFindings.FindAsync(opened.Value.Context, opened.Value.Zone, row, cancellationToken);
        if (finding is not null)
        {
            await states.RaiseAsync(scope, finding, row.CreatedById, cancellationToken);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
        return new AddedAlarm(row.Id, finding is not null);
    }

    private static async Task<Error?> CheckAsync(ConsoleDbContext db, AlarmRule rule, CancellationToken cancellationToken)
    {
        var rows = await db.FigureAlarms.AsNoTracking().Where(row => row.Figure == rule.Figure).ToListAsync(cancellationToken);
        return rows.Exists(row => AlarmRule.Of(row) == rule) ? Error.Invalid(Texts.AlarmIsThere)
            : await db.FigureAlarms.CountAsync(cancellationToken) >= AlarmRights.Most
                ? Error.Invalid(Texts.TooManyAlarms.With(AlarmRights.Most))
            : null;
    }

    private FigureAlarmRow Append(OperationScope scope, AlarmRule rule)
    {
        var row = new FigureAlarmRow
        {
            TenantId = scope.Actor.TenantId,
            Id = Guid.CreateVersion7(scope.Now),
            Figure = rule.Figure,
            Kind = rule.Kind,
            Limit = rule.Limit,
            Days = rule.Days,
            TeamKey = rule.Team,
            Role = rule.Role,
            WorkflowKey = rule.Workflow,
            CreatedById = scope.Actor.PersonOrNull,
            CreatedAt = scope.Now,
        };
        scope.Db.FigureAlarms.Add(row);
        var id = row.Id.ToString("D");
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, AlarmRights.Kind, id, AuditOutcome.Done, DetailsOf(rule)));
        ChangeFeed.Append(scope.Db, ChangeKind.Alert, id, scope.Now);
        return row;
    }

    private static Dictionary<string, string> DetailsOf(AlarmRule rule)
    {
        var values = RuleFindings.ValuesOf(rule);
        var details = values.ToDictionary(StringComparer.Ordinal);
        AuditChange.AddTo(details, before: null, values);
        return details;
    }
}

/// <param name="IsUp">The figure is beyond its limit already, and whoever is concerned was notified.</param>
public sealed record AddedAlarm(Guid Id, bool IsUp);
