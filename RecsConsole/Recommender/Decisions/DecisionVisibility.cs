using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// Who may look behind a decision: those who may now view its case and, by <see cref="DecisionAccess"/>, read the decision or its trace.
/// </summary>
internal static class DecisionVisibility
{
    /// <summary>The decision; null when it does not exist or the actor may not read it. The caller records the denial.</summary>
    public static async Task<DecisionRow?> FindAsync(
        OperationScope scope,
        ICaseSource cases,
        Guid decisionId,
        CancellationToken cancellationToken
    )
    {
        var row = await scope.Db.Decisions.AsNoTracking().FirstOrDefaultAsync(found => found.Id == decisionId, cancellationToken);
        return
            row is not null
            && scope.Access.MayReadDecision(row.TenantId, row.Id, row.ActorId)
            && await FindCaseAsync(scope, cases, row.CaseId, cancellationToken) is not null
            ? row
            : null;
    }

    /// <summary>The case of a decision as it is now; null when it is gone or the actor may not view it.</summary>
    public static async Task<CaseRecord?> FindCaseAsync(
        OperationScope scope,
        ICaseSource cases,
        Guid caseId,
        CancellationToken cancellationToken
    ) =>
        await cases.ReadAsync(scope.Actor, caseId, cancellationToken) is { } record
        && await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(record, scope.Actor.TenantId), cancellationToken)
            ? record
            : null;
}
