using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
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
    /// <param name="reason">Becomes a note of the case, referenced by the event, and is sent to the people concerned.</param>
    public static async Task<string> GiveAsync(
        OperationScope scope,
        AuditTrail auditTrail,
        CaseRow row,
        Guid? to,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var before = row.AssigneeId;
        var noteId = await AddNoteAsync(scope, row, reason, cancellationToken);
        var eventKey = Append(scope, auditTrail, row, to, CaseHandover.Operation, noteId);
        var change = new Reassignment(before, eventKey) { Reason = reason };
        await AssignmentNews.NotifyAsync(scope.Db, row, scope.Actor.PersonOrNull, change, cancellationToken);
        await CarriedOwners.AddAsync(scope.Db, row, new(eventKey, scope.Actor.PersonOrNull, scope.Now), cancellationToken);
        return eventKey;
    }

    /// <summary>Adds the reason of a change as a note; null without one. No text is stored about erased customers.</summary>
    public static async Task<Guid?> AddNoteAsync(OperationScope scope, CaseRow row, string? reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason) || await ErasedSubjects.HasCustomerOfAsync(scope.Db, row, cancellationToken))
        {
            return null;
        }

        return CaseNotes.Add(scope.Db, row, Guid.CreateVersion7(scope.Now), scope.Actor.PersonId, reason.Trim(), scope.Now).Id;
    }

    /// <summary>The same without notifications.</summary>
    /// <param name="operation">Name of the operation in the audit trail.</param>
    /// <param name="noteId">The note with the reason.</param>
    public static string Append(OperationScope scope, AuditTrail auditTrail, CaseRow row, Guid? to, string operation, Guid? noteId = null)
    {
        var (db, actor, now) = (scope.Db, scope.Actor, scope.Now);
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        CaseHandover.Note(attributes, row.AssigneeId, to);
        if (noteId is { } note)
        {
            attributes[CaseHistory.NoteAttribute] = note.ToString("D");
        }

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
