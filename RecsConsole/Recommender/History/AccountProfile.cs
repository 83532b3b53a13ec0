using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Recommender.History;

/// <summary>An account as characterised by its visible cases.</summary>
/// <param name="Region">The region of most of its cases.</param>
/// <param name="Mix">Share of its cases by product and issue type, scaled by 1,000,000.</param>
internal sealed record AccountProfile(
    string Account,
    string? Tier,
    string? Region,
    IReadOnlyDictionary<(string? Product, string Issue), long> Mix
)
{
    /// <summary>The profile; null without any visible case.</summary>
    public static AccountProfile? From(string account, IEnumerable<IndexedCase> visible)
    {
        var cases = visible.ToList();
        return cases.Count == 0
            ? null
            : new(
                account,
                cases[0].Background?.AccountTier,
                cases
                    .GroupBy(found => found.Background?.Region, StringComparer.Ordinal)
                    .OrderByDescending(group => group.Count())
                    .ThenBy(group => group.Key, StringComparer.Ordinal)
                    .First()
                    .Key,
                cases
                    .GroupBy(found => (found.Product, found.IssueType))
                    .ToDictionary(group => group.Key, group => FixedPoint.One * group.Count() / cases.Count)
            );
    }

    /// <summary>Overlap of both mixes, 0 to 1,000,000.</summary>
    public long OverlapWith(AccountProfile other) => Mix.Sum(share => Math.Min(share.Value, other.Mix.GetValueOrDefault(share.Key)));
}
