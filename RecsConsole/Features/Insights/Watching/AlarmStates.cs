using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>
/// Raises and ends alarms of figures. The audit trail records both, and is the source for which are active. The caller saves.
/// </summary>
public sealed class AlarmStates(AuditTrail auditTrail)
{
    /// <param name="toPersonId">Who set the alarm; null for those that the console watches by itself.</param>
    public async Task RaiseAsync(OperationScope scope, FigureFinding finding, Guid? toPersonId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(finding);
        var entry = Append(scope, StandingAlarms.Raised, finding);
        var notice = new FigureNotice(entry.Id, FindingLabels.Of(finding), scope.Now)
        {
            PersonId = toPersonId,
            Team = finding.Values.GetValueOrDefault(FindingValues.Team),
        };
        await FigureNews.NotifyAsync(scope.Db, notice, cancellationToken);
    }

    internal async Task EndAsync(OperationScope scope, StandingAlarm alarm, CancellationToken cancellationToken)
    {
        Append(scope, StandingAlarms.Ended, alarm.Finding);
        await FigureNews.TakeBackAsync(scope.Db, alarm.Id, scope.Now, cancellationToken);
    }

    /// <summary>Ends the alarm of one key if it is up.</summary>
    internal async Task EndAsync(OperationScope scope, string key, CancellationToken cancellationToken)
    {
        var standing = await StandingAlarms.ReadAsync(scope.Db, cancellationToken);
        if (standing.FirstOrDefault(each => string.Equals(each.Finding.Key, key, StringComparison.Ordinal)) is { } alarm)
        {
            await EndAsync(scope, alarm, cancellationToken);
        }
    }

    private AuditEntryRow Append(OperationScope scope, string operation, FigureFinding finding)
    {
        var entry = auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(operation, StandingAlarms.ObjectKind, finding.Key, AuditOutcome.Done, finding.Values)
        );
        ChangeFeed.Append(scope.Db, ChangeKind.Alert, entry.Id.ToString("D"), scope.Now);
        return entry;
    }
}
