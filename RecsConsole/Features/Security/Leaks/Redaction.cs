using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>
/// Makes a request that reads the tenant as if hidden objects were missing or different. Tenant-wide data stays unchanged: term statistics,
/// the embedding basis, models, the shared parts, slate figures, people's load. No row is written.
/// </summary>
internal static class Redaction
{
    /// <summary>Removes hidden objects from indexes, history counts, document lists and rows.</summary>
    public static SnapshotRequest Remove(SnapshotRequest request, HiddenObjects hidden)
    {
        var search = request.Search;
        var vectors = VectorsOf(search);
        return request with
        {
            Search = search with
            {
                Documents = search.Documents.With(hidden.Documents.Keys, [], vectors),
                Cases = new(search.Cases.Texts.With(KeysOf(hidden), [], vectors)),
                Statistics =
                    hidden.Cases.Count == 0
                        ? search.Statistics
                        : new(
                            [.. search.Cases.FinishedInBase.Where(found => !hidden.Cases.ContainsKey(found.Id))],
                            search.Statistics.Windows.Settings,
                            search.Statistics
                        ),
            },
            Facts = request.Facts with { DocumentLists = Without(request.Facts.DocumentLists, hidden) },
            Rows = new RedactedRows(request, hidden, isScrambled: false),
        };
    }

    /// <summary>
    /// Replaces hidden objects with what would change a slate most: documents in force and finished cases with the same text, issue and
    /// product as the opened case. Their permissions stay, so they remain hidden.
    /// </summary>
    public static SnapshotRequest Scramble(SnapshotRequest request, HiddenObjects hidden)
    {
        var search = request.Search;
        var vectors = VectorsOf(search);
        var cases = hidden.Cases.ToDictionary(each => each.Key, each => Decoys.Case(request.Case, each.Key, each.Value));
        return request with
        {
            Search = search with
            {
                Documents = search.Documents.With(
                    hidden.Documents.Keys,
                    [.. hidden.Documents.Select(each => Decoys.Document(request.Case, each.Key, each.Value))],
                    vectors
                ),
                Cases = new(search.Cases.Texts.With(KeysOf(hidden), [.. cases.Values], vectors)),
                Statistics =
                    hidden.Cases.Count == 0
                        ? search.Statistics
                        : new(
                            [.. search.Cases.FinishedInBase.Select(found => cases.GetValueOrDefault(found.Id)?.Facts ?? found)],
                            search.Statistics.Windows.Settings,
                            search.Statistics
                        ),
            },
            Rows = new RedactedRows(request, hidden, isScrambled: true),
        };
    }

    // without stored vectors: indexed texts have theirs already, and the basis computes those of decoys
    private static TextVectors? VectorsOf(SearchSnapshot search) =>
        search.Model is { } model ? new(model, new Dictionary<string, StoredVector>(StringComparer.Ordinal)) : null;

    private static List<string> KeysOf(HiddenObjects hidden) => [.. hidden.Cases.Keys.Select(id => id.ToString("D"))];

    private static DocumentLists Without(DocumentLists lists, HiddenObjects hidden) =>
        new(
            lists.Curated.ToDictionary(
                each => each.Key,
                IReadOnlyList<string> (each) => [.. each.Value.Where(key => !hidden.Documents.ContainsKey(key))],
                StringComparer.Ordinal
            ),
            [.. lists.RecentPolicies.Where(document => !hidden.Documents.ContainsKey(document.Key))]
        );
}
