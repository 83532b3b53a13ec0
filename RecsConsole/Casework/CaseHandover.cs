using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Casework;

/// <summary>A case in other hands: how the event says it, and how it goes back moments later.</summary>
public static class CaseHandover
{
    /// <summary>What the audit trail calls it when a case changes hands.</summary>
    public const string Operation = "assign.case";

    /// <summary>What the audit trail calls it when a case goes back.</summary>
    public const string UndoOperation = "undo.assignment";

    /// <summary>Writes into the attributes of an event who had the case and who has it now; null for nobody.</summary>
    public static void Note(IDictionary<string, string> attributes, Guid? before, Guid? to)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        if (to is { } person)
        {
            attributes[CaseEvents.ToAttribute] = person.ToString("D");
        }

        if (before is { } from)
        {
            attributes[CaseEvents.FromAttribute] = from.ToString("D");
        }
    }

    /// <summary>Records and tells that a step gave the case to somebody; nothing where it stayed with whoever had it.</summary>
    /// <param name="row">With the person who has it now.</param>
    public static async Task TellAsync(
        OperationScope scope,
        AuditTrail auditTrail,
        CaseRow row,
        Guid? before,
        string eventKey,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        if (row.AssigneeId != before)
        {
            Record(scope, auditTrail, row, before, Operation);
            await AssignmentNews.TellAsync(scope.Db, row, before, scope.Actor.PersonOrNull, eventKey, cancellationToken);
        }
    }

    /// <summary>Whether a person may have the case; nobody always may.</summary>
    public static async Task<bool> MayHaveAsync(OperationScope scope, CaseRow row, Guid? person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return person is not { } id
            || (await scope.ReadRightsOfAsync(id, cancellationToken))
                .Decide(AccessOperation.WorkCase, AccessResources.Of(row) with { AssignedPersonId = id })
                .Permitted;
    }

    /// <summary>
    /// Gives the case back to who had it before a step that is taken back; nothing where the step gave it to nobody. False where that person
    /// may not have it any more: then nothing is changed.
    /// </summary>
    public static async Task<bool> TakeBackAsync(
        OperationScope scope,
        AuditTrail auditTrail,
        CaseRow row,
        CaseEventRow step,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        var attributes = CaseEvents.AttributesOf(step);
        var before = CaseEvents.PersonIn(attributes, CaseEvents.FromAttribute);
        if (CaseEvents.PersonIn(attributes, CaseEvents.ToAttribute) is not { } holder || row.AssigneeId != holder)
        {
            return true;
        }

        if (!await MayHaveAsync(scope, row, before, cancellationToken))
        {
            return false;
        }

        row.AssigneeId = before;
        Record(scope, auditTrail, row, holder, UndoOperation);
        await AssignmentNews.TakeBackAsync(scope, row, holder, step.EventKey, step.EventKey + ":back", cancellationToken);
        return true;
    }

    private static void Record(OperationScope scope, AuditTrail auditTrail, CaseRow row, Guid? before, string operation)
    {
        ArgumentNullException.ThrowIfNull(auditTrail);
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        Note(details, before, row.AssigneeId);
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(operation, "case", row.Id.ToString("D"), AuditOutcome.Done, details));
    }
}
