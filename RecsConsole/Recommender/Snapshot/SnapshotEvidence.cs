using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>Search results and history for a case. Each part is read on its own: if one fails, the others remain.</summary>
/// <param name="History">Includes documents that this reader may not see; <see cref="WithoutHidden"/> takes them out.</param>
internal sealed record SnapshotEvidence(
    IReadOnlyList<SimilarCaseHit> Similar,
    IReadOnlyDictionary<string, FoundText<IndexedDocument>> Found,
    HistoryFacts? History
)
{
    /// <summary>The embedding endpoint did not answer: search was by words alone, and the card says so.</summary>
    public bool IsDegraded { get; private init; }

    public static async Task<SnapshotEvidence> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        RetrievalQueries queries,
        SourceGuard guard,
        CancellationToken cancellationToken
    )
    {
        // words and vector; the embedding endpoint is asked only if no vector is stored
        var query = await queries.OfCaseAsync(request.Search, request.Case, request.Limits, cancellationToken);
        // these read memory only, so they run in parallel with the rest
        var finding = Task.Run(() => SnapshotDocuments.Find(request, query), cancellationToken);
        if (!request.Facts.Phases.Learned)
        {
            return await WithoutHistoryAsync(guard, finding, query, cancellationToken);
        }

        var counting = Task.Run(() => guard.Read("history of cases", null, () => ReadHistory(request)), cancellationToken);
        var similar = await guard.ReadAsync("similar cases", [], token => ReadSimilarAsync(db, request, query, token), cancellationToken);
        var found = await guard.ReadAsync("text search", [], token => finding.WaitAsync(token), cancellationToken);
        var limits = request.Limits;
        return new(SnapshotFields.Within(similar, limits), found, SnapshotFields.Within(await counting, limits))
        {
            IsDegraded = query.IsDegraded,
        };
    }

    // the tenant has advice from rules alone: nothing is taken from finished cases
    private static async Task<SnapshotEvidence> WithoutHistoryAsync(
        SourceGuard guard,
        Task<Dictionary<string, FoundText<IndexedDocument>>> finding,
        CaseQuery query,
        CancellationToken cancellationToken
    ) =>
        new([], await guard.ReadAsync("text search", [], token => finding.WaitAsync(token), cancellationToken), null)
        {
            IsDegraded = query.IsDegraded,
        };

    // The index checks permission inside its scan, but with each case's rights as of its build: a case that has been closed to the actor
    // since must not count.
    private static async Task<IReadOnlyList<SimilarCaseHit>> ReadSimilarAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CaseQuery query,
        CancellationToken cancellationToken
    )
    {
        var hits = request.Search.Cases.Similar(request.Case, query, request.Check);
        var ids = hits.Select(hit => hit.CaseId).ToList();
        var rights = await request.Rows.ReadCasesAsync(db, ids, cancellationToken);
        var visible = rights
            .Where(row => request.Check.Decide(AccessOperation.ViewCase, row.ToResource(request.Actor.TenantId)).Permitted)
            .Select(row => row.Id)
            .ToHashSet();
        return request.Search.Statistics.Windows.On([.. hits.Where(hit => visible.Contains(hit.CaseId))], request.Case.Type);
    }

    /// <summary>Counts over finished cases and the forecast of the next step, without people that this reader may not know.</summary>
    public static HistoryFacts? ReadHistory(SnapshotRequest request)
    {
        var catalog = CatalogIndex.From(request.Facts.Catalog);
        bool IsAction(string action) => catalog.Action(action) is not null;
        var workflow = WorkflowIndex.From(request.Parts.Shared.Workflow);
        // adds up the counts of the access classes that the actor may see
        var counted = WithoutUnknown(
            request,
            request.Search.Statistics.Read(request.Case, request.At, workflow.Machine, request.Check, IsAction)
        );
        if (request.IsByRules)
        {
            return counted?.ForRules();
        }

        var input = new ForecastInput(IsAction) { Workflow = workflow, Limits = request.Limits };
        return request.Search.Forecasts.Read(request.Case, input) is { } forecast
            ? (counted ?? new()) with
            {
                Forecast = forecast,
            }
            : counted;
    }

    /// <summary>The history without documents that this reader may not see.</summary>
    public static HistoryFacts? WithoutHidden(HistoryFacts? facts, IReadOnlyList<DocumentHit> visible)
    {
        if (facts is not { Documents: not null } and not { Routing.Documents: not null })
        {
            return facts;
        }

        var keys = visible.Select(document => document.Key).ToHashSet(StringComparer.Ordinal);
        var kept = facts.Documents?.Documents.Where(use => keys.Contains(use.Key)).ToList() ?? [];
        return facts with
        {
            Documents = kept.Count == 0 ? null : facts.Documents! with { Documents = kept },
            Routing = facts.Routing is { } routing ? (routing with { Documents = Only(routing.Documents, keys.Contains) }).OrNull() : null,
        };
    }

    private static HistoryFacts? WithoutUnknown(SnapshotRequest request, HistoryFacts? facts)
    {
        if (facts?.Routing is not { People: { } people } routing)
        {
            return facts;
        }

        var index = PeopleIndex.From(request.Parts.Shared.People);
        return facts with { Routing = (routing with { People = Only(people, person => index.Person(person) is not null) }).OrNull() };
    }

    private static RoutedFacts? Only(RoutedFacts? facts, Func<string, bool> isVisible) =>
        facts is not null && facts.Items.Where(item => isVisible(item.Id)).ToList() is { Count: > 0 } kept
            ? facts with
            {
                Items = kept,
            }
            : null;
}
