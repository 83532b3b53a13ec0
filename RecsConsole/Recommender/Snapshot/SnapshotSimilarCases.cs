using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>
/// The finished cases that search found, without those the actor may not see now: the index holds each case's rights as of its build, and a
/// case that was closed to the actor since must not count.
/// </summary>
internal static class SnapshotSimilarCases
{
    public static async Task<IReadOnlyList<SimilarCaseHit>> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CaseQuestion question,
        CancellationToken cancellationToken
    )
    {
        var hits = request.Search.Cases.Similar(request.Case, question, RetrievalLimits.SimilarCases, request.Check);
        var ids = hits.Select(hit => hit.CaseId).ToList();
        var rights = await request.Rows.ReadCasesAsync(db, ids, cancellationToken);
        var visible = rights
            .Where(row =>
                request
                    .Check.Decide(
                        AccessOperation.ViewCase,
                        AccessResources.OfCase(request.Actor.TenantId, row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId)
                    )
                    .Permitted
            )
            .Select(row => row.Id)
            .ToHashSet();
        return request.Search.Statistics.Windows.On([.. hits.Where(hit => visible.Contains(hit.CaseId))], request.Case.Type);
    }
}
