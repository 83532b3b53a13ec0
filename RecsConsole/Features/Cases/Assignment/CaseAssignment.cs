using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Cases.Assignment;

/// <summary>
/// Records that a case changed hands: the row, an event in its history, the audit entry, and the notification of both people.
/// </summary>
internal static class CaseAssignment
{
    /// <summary>Assigns the case to a person, or to nobody; the caller saves it. Returns the key of the event.</summary>
    public static async Task<string> GiveAsync(
        OperationScope scope,
        AuditTrail auditTrail,
        CaseRow row,
        Guid? to,
        CancellationToken cancellationToken
    )
    {
        var before = row.AssigneeId;
        var eventKey = Append(scope, auditTrail, row, to, CaseHandover.Operation);
        await AssignmentNews.NotifyAsync(scope.Db, row, before, scope.Actor.PersonOrNull, eventKey, cancellationToken);
        return eventKey;
    }

    /// <summary>The same without notifications.</summary>
    /// <param name="operation">Name of the operation in the audit trail.</param>
    public static string Append(OperationScope scope, AuditTrail auditTrail, CaseRow row, Guid? to, string operation)
    {
        var (db, actor, now) = (scope.Db, scope.Actor, scope.Now);
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        CaseHandover.Note(attributes, row.AssigneeId, to);
        var eventKey = $"assigned:{Guid.CreateVersion7(now):D}";
        row.AssigneeId = to;
        CaseHistory.Append(
            db,
            row,
            new(eventKey, CaseActivities.Assigned, CaseEventKind.System, actor.PersonOrNull, now)
            {
                AttributesJson = CaseHistory.Json(attributes),
            }
        );
        auditTrail.Append(db, actor.PersonOrNull, new(operation, "case", row.Id.ToString("D"), AuditOutcome.Done, attributes));
        return eventKey;
    }
}
