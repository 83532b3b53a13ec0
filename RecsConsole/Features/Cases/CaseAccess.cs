using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases;

/// <summary>Access to a case as far as the actor is permitted. A forbidden case and a missing case give the same answer.</summary>
internal static class CaseAccess
{
    public static Error NotThere => Error.NotFound(Texts.CaseNotFound);

    public static Error NotChecked => Error.Unavailable(Texts.CaseNotChecked);

    /// <summary>Whether the subject's roles permit viewing cases at all.</summary>
    public static bool MayViewCases(AccessCheck check) => check.Decide(AccessOperation.ViewCase, AnyCase(check)).Permitted;

    /// <summary>Whether the subject's roles permit working cases at all.</summary>
    public static bool MayWorkCases(AccessCheck check) => Assignees.MayWorkCases(check);

    /// <summary>Whether the subject may assign cases to others; agents only take them.</summary>
    public static bool MayAssignToOthers(AccessCheck check) => Assignees.MayGiveToOthers(check);

    public static bool MayWork(AccessCheck check, CaseRow row) =>
        row.IsOpen && check.Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted;

    /// <summary>
    /// Whether the actor may set the case aside and bring it back: their own case or an unassigned one; a supervisor any case that they may
    /// work.
    /// </summary>
    public static bool MaySetAside(OperationScope scope, CaseRow row) =>
        MayWork(scope.Access, row) && (row.AssigneeId is null || row.AssigneeId == scope.Actor.PersonId || MayAssignToOthers(scope.Access));

    /// <summary>Whether the actor may change the team, priority, issue type and product of the case: as with setting it aside.</summary>
    public static bool MayChange(OperationScope scope, CaseRow row) => MaySetAside(scope, row);

    /// <summary>The tracked row, if the actor may view it.</summary>
    public static async Task<Result<CaseRow>> FindAsync(OperationScope scope, Guid caseId, CancellationToken cancellationToken)
    {
        var row = await scope.Db.Cases.FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        return await ConfirmAsync(scope, row, cancellationToken);
    }

    /// <summary>The row, if the policy and the decision point let the actor view it.</summary>
    public static async Task<Result<CaseRow>> ConfirmAsync(OperationScope scope, CaseRow? row, CancellationToken cancellationToken)
    {
        if (row is null)
        {
            return NotThere;
        }

        var mayView = await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken);
        return (mayView, scope.Access.HasFailed) switch
        {
            (true, _) => row,
            (_, true) => NotChecked,
            _ => NotThere,
        };
    }

    /// <summary>Whether policy and decision point let the actor work it, open or not.</summary>
    public static Task<bool> MayWriteAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken) =>
        scope.MayAsync(AccessOperation.WorkCase, AccessResources.Of(row), cancellationToken);

    /// <summary>The given cases that the policy and the decision point let the actor work.</summary>
    public static Task<IReadOnlyList<CaseRow>> KeepWritableAsync(
        OperationScope scope,
        IReadOnlyList<CaseRow> rows,
        CancellationToken cancellationToken
    ) => scope.KeepAsync(AccessOperation.WorkCase, rows, AccessResources.Of, cancellationToken);

    private static AccessResource AnyCase(AccessCheck check) =>
        new(AccessResourceKind.Case, Guid.Empty, check.Subject.TenantId) { Classification = Classifications.Public };
}
