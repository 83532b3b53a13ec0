using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// Who may look behind a decision: those who may now view its case and, by <see cref="DecisionAccess"/>, read the decision or its trace.
/// </summary>
internal static class DecisionVisibility
{
    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, CancellationToken, Task<DecisionToExplain?>>> s_toExplain = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid id, CancellationToken _) =>
                db
                    .Decisions.AsNoTracking()
                    .Where(row => row.Id == id)
                    .Select(row => new DecisionToExplain(row.TenantId, row.Id, row.CaseId, row.ActorId, row.At, row.Snapshot, row.Output))
                    .FirstOrDefault()
        )
    );

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
            && await MayViewCaseAsync(scope, cases, row.CaseId, cancellationToken)
            ? row
            : null;
    }

    /// <summary>The same for readers that explain the decision; the rest of the row is large, and partly encrypted.</summary>
    public static async Task<DecisionToExplain?> FindToExplainAsync(
        OperationScope scope,
        ICaseSource cases,
        Guid decisionId,
        CancellationToken cancellationToken
    )
    {
        var found = await s_toExplain.For(scope.Db)(scope.Db, decisionId, cancellationToken);
        return
            found is not null
            && scope.Access.MayReadDecision(found.TenantId, found.Id, found.ActorId)
            && await MayViewCaseAsync(scope, cases, found.CaseId, cancellationToken)
            ? found
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

    // Whether the case exists and the actor may view it as it is now.
    private static async Task<bool> MayViewCaseAsync(
        OperationScope scope,
        ICaseSource cases,
        Guid caseId,
        CancellationToken cancellationToken
    ) =>
        await cases.FindResourceAsync(scope.Actor, caseId, cancellationToken) is { } resource
        && await scope.MayAsync(AccessOperation.ViewCase, resource, cancellationToken);
}
