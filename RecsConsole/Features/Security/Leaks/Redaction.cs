using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>
/// Makes a request that reads the tenant as if hidden objects were not there, or were something else. What belongs to the tenant as a whole stays as it is:
/// term statistics, the basis of vectors, models, the shared parts, figures of slates, people's load. No row is written.
/// </summary>
internal static class Redaction
{
    /// <summary>Hidden objects are gone: from indexes, counted history, lists of documents, and rows.</summary>
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
                        : new([.. search.Cases.FinishedInBase.Where(found => !hidden.Cases.ContainsKey(found.Id))], search.Statistics),
            },
            Facts = request.Facts with { DocumentLists = Without(request.Facts.DocumentLists, hidden) },
            Rows = new RedactedRows(request, hidden, isScrambled: false),
        };
    }

    /// <summary>
    /// Hidden objects become what would move a slate most: documents in force and finished cases with the very text, issue and product of the opened case.
    /// Their rights stay, so they are as hidden as before.
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
                            search.Statistics
                        ),
            },
            Rows = new RedactedRows(request, hidden, isScrambled: true),
        };
    }

    // no stored ones: a text that is in the index already keeps its vector, a decoy is folded by the basis
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
