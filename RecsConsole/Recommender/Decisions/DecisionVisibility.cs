using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Recommendations.Evidence;

/// <summary>Who may look behind a decision: those who may now view both its case and the decision.</summary>
internal static class DecisionVisibility
{
    /// <summary>The decision; null when it does not exist or the actor may not look behind it. The caller records the denial.</summary>
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
            && await MayViewCaseAsync(scope, cases, row, cancellationToken)
            ? row
            : null;
    }

    private static async Task<bool> MayViewCaseAsync(
        OperationScope scope,
        ICaseSource cases,
        DecisionRow row,
        CancellationToken cancellationToken
    ) =>
        await cases.ReadAsync(scope.Actor, row.CaseId, cancellationToken) is { } record
        && await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(record, scope.Actor.TenantId), cancellationToken);
}
