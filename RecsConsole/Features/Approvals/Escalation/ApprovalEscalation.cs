using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Approvals.Escalation;

/// <summary>
/// Handles a request that nobody decided in time: its deadline is extended once by the same working time, and everybody who may decide is
/// notified, or the administrators if nobody may. After that it lapses.
/// </summary>
public sealed class ApprovalEscalation(AuditTrail auditTrail)
{
    /// <summary>Changes the request and notifies people; the caller saves it.</summary>
    internal async Task ApplyAsync(OperationScope scope, ApprovalParts parts, CancellationToken cancellationToken)
    {
        var (db, now, request) = (scope.Db, scope.Now, parts.Request);
        var calendars = await CaseTypeCalendars.ReadAsync(db, cancellationToken);
        request.Deadline = ApprovalTime.AgainOf(calendars, parts.Case, request, now);
        request.EscalatedAt = now;
        request.Revision++;
        var approvers = await PossibleApprovers.FindAsync(scope, parts, cancellationToken);
        var told = approvers.Count > 0 ? approvers : await PossibleApprovers.FindAdministratorsAsync(scope, parts.Case, cancellationToken);
        await ApprovalNews.EscalateAsync(db, request, told.Select(person => person.Id), now, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Case, request.CaseId.ToString("D"), now);
        auditTrail.Append(
            db,
            actorId: null,
            new(
                "escalate.approval",
                "approval",
                request.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["case"] = request.CaseId.ToString("D"),
                    ["action"] = request.ActionKey,
                }
            )
        );
    }
}
