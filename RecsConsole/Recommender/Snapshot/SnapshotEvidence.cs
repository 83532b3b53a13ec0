using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>Search results and history for a case. Each part is read on its own: if one fails, the others remain.</summary>
/// <param name="History">Includes documents that this reader may not see; <see cref="SnapshotHistory.Only"/> takes them out.</param>
internal sealed record SnapshotEvidence(
    IReadOnlyList<SimilarCaseHit> Similar,
    IReadOnlyDictionary<string, FoundText<IndexedDocument>> Found,
    HistoryFacts? History
)
{
    public static async Task<SnapshotEvidence> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CaseQuestion question,
        SourceGuard guard,
        CancellationToken cancellationToken
    )
    {
        // these read memory only, so they run in parallel with the rest
        var finding = Task.Run(() => SnapshotDocuments.Find(request, question), cancellationToken);
        var counting = Task.Run(() => guard.Read("history of cases", null, () => SnapshotHistory.Read(request)), cancellationToken);
        var similar = await guard.ReadAsync(
            "similar cases",
            [],
            token => ReadSimilarAsync(db, request, question, token),
            cancellationToken
        );
        var found = await guard.ReadAsync("text search", [], token => finding.WaitAsync(token), cancellationToken);
        var limits = request.Limits;
        return new(SnapshotFields.Within(similar, limits), found, SnapshotFields.Within(await counting, limits));
    }

    // The finished cases that search found, without those the actor may not see now: the index holds each case's rights as of its build, and a
    // case that was closed to the actor since must not count.
    private static async Task<IReadOnlyList<SimilarCaseHit>> ReadSimilarAsync(
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
            .Where(row => request.Check.Decide(AccessOperation.ViewCase, row.ToResource(request.Actor.TenantId)).Permitted)
            .Select(row => row.Id)
            .ToHashSet();
        return request.Search.Statistics.Windows.On([.. hits.Where(hit => visible.Contains(hit.CaseId))], request.Case.Type);
    }
}
