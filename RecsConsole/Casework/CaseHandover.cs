using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Casework;

/// <summary>Reassignment of a case: its representation in events, and its undo.</summary>
public static class CaseHandover
{
    /// <summary>Name of a reassignment in the audit trail.</summary>
    public const string Operation = "assign.case";

    /// <summary>Name of the undo in the audit trail.</summary>
    public const string UndoOperation = "undo.assignment";

    /// <summary>Adds the previous and the new assignee to the attributes of an event; null for nobody.</summary>
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

    /// <summary>Assigns the case to the person that a step hands it to; false when that changes nothing.</summary>
    /// <param name="to">Null: the step keeps the assignee.</param>
    /// <param name="attributes">Attributes of the event of the step.</param>
    public static bool Apply(CaseRow row, Guid? to, IDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (to is null || row.AssigneeId == to)
        {
            return false;
        }

        Note(attributes, row.AssigneeId, to);
        row.AssigneeId = to;
        return true;
    }

    /// <summary>Audits a reassignment by a step and notifies the people concerned; does nothing if the assignee stays.</summary>
    /// <param name="row">The case with its new assignee.</param>
    public static async Task NotifyAsync(
        OperationScope scope,
        AuditTrail auditTrail,
        CaseRow row,
        Reassignment change,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(change);
        if (row.AssigneeId != change.Before)
        {
            Record(scope, auditTrail, row, change.Before, Operation);
            await AssignmentNews.NotifyAsync(scope.Db, row, scope.Actor.PersonOrNull, change, cancellationToken);
        }
    }

    /// <summary>Whether a person may be assigned the case; unassigning is always allowed.</summary>
    public static async Task<bool> MayHaveAsync(OperationScope scope, CaseRow row, Guid? person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return person is not { } id || MayHave(await scope.ReadRightsOfAsync(id, cancellationToken), row, id);
    }

    /// <summary>The same with the rights of the person, which were read before.</summary>
    public static bool MayHave(AccessCheck rights, CaseRow row, Guid person)
    {
        ArgumentNullException.ThrowIfNull(rights);
        return rights.Decide(AccessOperation.WorkCase, AccessResources.Of(row) with { AssignedPersonId = person }).Permitted;
    }

    /// <summary>
    /// Restores the previous assignee when a step is undone; does nothing if the step did not reassign the case. False if that person may
    /// not have it any more: then nothing is changed.
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
