using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>What search and the tenant's history say for a case. Each part is read on its own: one that fails leaves the others.</summary>
/// <param name="History">With documents that this reader may not see; <see cref="SnapshotHistory.Only"/> takes them out.</param>
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
        // it looks into memory alone, so it goes on beside the rest
        var finding = Task.Run(() => SnapshotDocuments.Find(request, question), cancellationToken);
        var history = guard.Read("history of cases", null, () => SnapshotHistory.Read(request));
        var similar = await guard.ReadAsync(
            "similar cases",
            [],
            token => SnapshotSimilarCases.ReadAsync(db, request, question, token),
            cancellationToken
        );
        var found = await guard.ReadAsync("text search", [], token => finding.WaitAsync(token), cancellationToken);
        return new(similar, found, history);
    }
}
