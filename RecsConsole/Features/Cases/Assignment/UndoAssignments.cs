using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Assignment;

/// <summary>
/// Undoes assignments moments after the actor made them, for cases on which nothing has happened since. The person who made an assignment
/// may undo it even if they may no longer work the case.
/// </summary>
public sealed partial class UndoAssignments(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<UndoAssignments> logger)
{
    /// <summary>Returns how many were undone.</summary>
    public async Task<Result<int>> RunAsync(Actor actor, UndoAssignmentsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.AssignNotPermitted);
            return await scope.DenyAsync(CaseHandover.UndoOperation, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        if (request.Given.Count > AssignCases.MaxCases)
        {
            return Error.Invalid(Texts.AssignCount.With(AssignCases.MaxCases));
        }

        var undone = 0;
        foreach (var given in request.Given)
        {
            undone += await UndoAsync(scope, given, cancellationToken) ? 1 : 0;
            scope.Db.ChangeTracker.Clear();
        }

        return undone;
    }

    private async Task<bool> UndoAsync(OperationScope scope, GivenCase given, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var found = await CaseAccess.FindAsync(scope, given.CaseId, cancellationToken);
        if (found.Value is not { } row)
        {
            await scope.DenyAsync(CaseHandover.UndoOperation, "case", given.CaseId.ToString("D"), found.Error!, cancellationToken);
            return false;
        }

        var last = await db.CaseEvents.FirstOrDefaultAsync(
            each => each.CaseId == row.Id && each.EventKey == given.EventKey,
            cancellationToken
        );
        if (
            last is null
            || !IsPossible(row, last, scope)
            || !await CaseHandover.MayHaveAsync(scope, row, BeforeOf(last), cancellationToken)
            || !await CarriedSteps.TakeBackAsync(db, last.EventKey, cancellationToken)
        )
        {
            return false;
        }

        var (holder, before) = (row.AssigneeId, BeforeOf(last));
        var eventKey = CaseAssignment.Append(scope, auditTrail, row, before, CaseHandover.UndoOperation);
        await AssignmentNews.TakeBackAsync(scope, row, holder, last.EventKey, eventKey, cancellationToken);
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return false;
        }

        LogAssignmentUndone(row.Id);
        return true;
    }

    private static bool IsPossible(CaseRow row, CaseEventRow last, OperationScope scope) =>
        row.IsOpen
        && string.Equals(last.Activity, CaseActivities.Assigned, StringComparison.Ordinal)
        && last.ActorId == scope.Actor.PersonId
        && last.Ordinal == row.EventCount
        && scope.Now - last.At <= UndoWindow.Accepted;

    private static Guid? BeforeOf(CaseEventRow given) => CaseEvents.PersonIn(CaseEvents.AttributesOf(given), CaseEvents.FromAttribute);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Information, Message = "Assignment undone {CaseId}")]
    private partial void LogAssignmentUndone(Guid caseId);
}

/// <summary>Assignments of the actor to undo.</summary>
public sealed record UndoAssignmentsRequest(IReadOnlyList<GivenCase> Given);

/// <summary>A case that changed hands.</summary>
/// <param name="EventKey">Key of the event that records the assignment.</param>
public sealed record GivenCase(Guid CaseId, string EventKey);
