using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>Maps documents to the engine's type.</summary>
public static class DocumentHits
{
    /// <summary>A version of a document that search did not find.</summary>
    public static DocumentHit WithoutScore(DocumentRow row) => Of(DocumentState.Of(row), null);

    /// <summary>A version of a document with its search result; null: search did not find it.</summary>
    internal static DocumentHit Of(DocumentState row, FoundText<IndexedDocument>? found)
    {
        // A passage and its score belong to the version that was indexed.
        var current = found?.Version == row.Version ? found : null;
        return new(
            row.Key,
            row.Version,
            current?.ScoreMicro,
            row.Kind,
            row.Status.ToCode(),
            row.Classification,
            row.Language,
            [.. row.Regions.Order(StringComparer.Ordinal)],
            [.. row.IssueTypes.Order(StringComparer.Ordinal)],
            row.PolicyKey,
            row.EffectiveFrom,
            row.EffectiveTo,
            row.ReviewBy,
            row.UpdatedAt,
            current?.Passage?.Start,
            current?.Passage?.Length
        )
        {
            OwnerId = row.PolicyKey is null ? row.OwnerId : null,
            LexicalScore = current?.LexicalMicro,
            SemanticScore = current is { SemanticMicro: > 0 and var near } ? near : null,
        };
    }
}
