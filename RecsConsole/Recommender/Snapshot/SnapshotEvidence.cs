using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
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

    // The finished cases that search found, without those the actor may not see now: the index has each case's rights as of its build, and
    // a case that has been closed to the actor since must not count.
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

/// <summary>
/// The documents a case could use: found by search, used in similar cases, named by policy. Their present state is read from the database,
/// so that a document withdrawn since the index was built counts as withdrawn.
/// </summary>
public sealed record SnapshotDocuments(IReadOnlyList<DocumentHit> Visible, IReadOnlyList<WithheldObject> Withheld)
{
    /// <summary>The visible documents that people picked for the issue type; null when none.</summary>
    public IReadOnlyList<string>? Curated { get; private init; }

    /// <summary>Documents that search finds for the case, by key.</summary>
    internal static Dictionary<string, FoundText<IndexedDocument>> Find(SnapshotRequest request, CaseQuestion question) =>
        request
            .Search.Documents.Search(question.Documents, RetrievalLimits.DocumentsFound, request.Check)
            .ToDictionary(document => document.Key, StringComparer.Ordinal);

    /// <summary>Reads the documents found by search or named otherwise, and splits them by the actor's permission.</summary>
    internal static async Task<SnapshotDocuments> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        SnapshotEvidence evidence,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var named = NamedBy(evidence, request);
        var keys = named.Keys.Take(RetrievalLimits.Documents).ToList();
        var rows = await request.Rows.ReadDocumentsAsync(db, keys, cancellationToken);
        return Split(request, evidence.Found, named, rows);
    }

    // Best first, so that the limit drops the least useful: found by search, picked by people, used by cases with many matching fields,
    // most used in similar cases, named by policy.
    private static Dictionary<string, string> NamedBy(SnapshotEvidence evidence, SnapshotRequest request)
    {
        var named = evidence.Found.Keys.ToDictionary(key => key, _ => SourceNames.Search, StringComparer.Ordinal);
        foreach (var key in request.Facts.DocumentLists.CuratedFor(request.Case.IssueType))
        {
            named.TryAdd(key, SourceNames.Curated);
        }

        foreach (var use in evidence.History?.Routing?.Documents?.Items ?? [])
        {
            named.TryAdd(use.Id, SourceNames.AlikeCases);
        }

        var used = evidence
            .Similar.SelectMany(hit => hit.Documents)
            .GroupBy(key => key, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in used)
        {
            named.TryAdd(group.Key, SourceNames.SimilarCases);
        }

        foreach (var use in evidence.History?.Documents?.Documents ?? [])
        {
            named.TryAdd(use.Key, SourceNames.Frequent);
        }

        foreach (var key in request.Facts.DocumentLists.RecentFor(request.Case.IssueType))
        {
            named.TryAdd(key, SourceNames.RecentPolicy);
        }

        foreach (var key in request.Facts.Catalog.Policies.SelectMany(policy => policy.Rules).SelectMany(rule => rule.Documents))
        {
            named.TryAdd(key, SourceNames.Policy);
        }

        return named;
    }

    private static SnapshotDocuments Split(
        SnapshotRequest request,
        IReadOnlyDictionary<string, FoundText<IndexedDocument>> found,
        Dictionary<string, string> named,
        List<DocumentState> rows
    )
    {
        var visible = new List<DocumentHit>();
        var withheld = new List<WithheldObject>();
        foreach (var document in rows.GroupBy(row => row.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var current = DocumentState.Foremost(document);
            var decision = request.Check.Decide(AccessOperation.ViewDocument, current.ToResource(request.Actor.TenantId));
            if (decision.Permitted)
            {
                visible.Add(current.ToHit(found.GetValueOrDefault(document.Key)));
            }
            else
            {
                withheld.Add(new(SlateKind.Document, document.Key, decision.Reasons[0], named[document.Key]));
            }
        }

        var curated = request.Facts.DocumentLists.CuratedFor(request.Case.IssueType);
        return new(visible, withheld)
        {
            Curated = visible.Select(document => document.Key).Where(key => curated.Contains(key, StringComparer.Ordinal)).ToList()
                is { Count: > 0 } picked
                ? picked
                : null,
        };
    }
}
