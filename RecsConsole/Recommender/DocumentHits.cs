using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender;

/// <summary>Documents as the engine knows them, where search said nothing of them.</summary>
public static class DocumentHits
{
    /// <summary>A version of a document that search did not find.</summary>
    public static DocumentHit WithoutScore(DocumentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.Key,
            row.Version,
            null,
            row.Kind,
            row.Status,
            row.Classification,
            row.Language,
            [.. row.Regions.Order(StringComparer.Ordinal)],
            [.. row.IssueTypes.Order(StringComparer.Ordinal)],
            row.PolicyKey,
            row.EffectiveFrom,
            row.EffectiveTo,
            row.ReviewBy,
            row.UpdatedAt,
            null,
            null
        )
        {
            OwnerId = row.PolicyKey is null ? row.OwnerId : null,
        };
    }
}
