using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>
/// Undoes changes of fields moments after the actor made them, for cases on which nothing has happened since. Who moved a case to another
/// team may undo it even if they may no longer work it.
/// </summary>
public sealed class UndoChanges(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "undo.change";

    /// <summary>Returns how many were undone.</summary>
    public async Task<Result<int>> RunAsync(Actor actor, UndoChangesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.ChangeNotPermitted);
            return await scope.DenyAsync(Name, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        if (request.Changed.Count > AssignCases.MaxCases)
        {
            return Error.Invalid(Texts.AssignCount.With(AssignCases.MaxCases));
        }

        var undone = 0;
        foreach (var changed in request.Changed)
        {
            undone += await UndoAsync(scope, changed, cancellationToken) ? 1 : 0;
            scope.Db.ChangeTracker.Clear();
        }

        return undone;
    }

    private async Task<bool> UndoAsync(OperationScope scope, GivenCase changed, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var found = await CaseAccess.FindAsync(scope, changed.CaseId, cancellationToken);
        if (found.Value is not { } row)
        {
            await scope.DenyAsync(Name, "case", changed.CaseId.ToString("D"), found.Error!, cancellationToken);
            return false;
        }

        var last = await db.CaseEvents.FirstOrDefaultAsync(
            each => each.CaseId == row.Id && each.EventKey == changed.EventKey,
            cancellationToken
        );
        if (last is null || !IsPossible(row, last, scope))
        {
            return false;
        }

        var (attributes, edit) = (CaseEvents.AttributesOf(last), CaseEdit.Of(row));
        foreach (var field in EditedField.All.Where(each => attributes.ContainsKey(each.Attribute)))
        {
            field.Write(row, attributes[field.Attribute] is { Length: > 0 } before ? before : null);
        }

        ClockChange.TakeBack(row, attributes);
        if (
            attributes.GetValueOrDefault(CaseChange.UnassignedAttribute) is { } unassigned
            && !await GiveBackAsync(scope, row, unassigned, cancellationToken)
        )
        {
            return false;
        }

        CaseChange.Append(scope, auditTrail, row, edit, new Dictionary<string, string>(StringComparer.Ordinal), Name);
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
        return await db.TrySaveChangesAsync(cancellationToken);
    }

    // the case in its former team, to the person who had it
    private async Task<bool> GiveBackAsync(OperationScope scope, CaseRow row, string unassigned, CancellationToken cancellationToken)
    {
        var taken = await scope.Db.CaseEvents.FirstOrDefaultAsync(
            each => each.CaseId == row.Id && each.EventKey == unassigned,
            cancellationToken
        );
        if (
            taken is null
            || CaseEvents.PersonIn(CaseEvents.AttributesOf(taken), CaseEvents.FromAttribute) is not { } holder
            || !await CaseHandover.MayHaveAsync(scope, row, holder, cancellationToken)
            || !await CarriedSteps.TakeBackAsync(scope.Db, unassigned, cancellationToken)
        )
        {
            return false;
        }

        var eventKey = CaseAssignment.Append(scope, auditTrail, row, holder, CaseHandover.UndoOperation);
        await AssignmentNews.TakeBackAsync(scope, row, holder: null, unassigned, eventKey, cancellationToken);
        return true;
    }

    private static bool IsPossible(CaseRow row, CaseEventRow last, OperationScope scope) =>
        row.IsOpen
        && CaseEdits.IsEdit(last)
        && last.ActorId == scope.Actor.PersonId
        && last.Ordinal == row.EventCount
        && scope.Now - last.At <= UndoWindow.Accepted;
}

/// <summary>Changes of the actor to undo.</summary>
public sealed record UndoChangesRequest(IReadOnlyList<GivenCase> Changed);
