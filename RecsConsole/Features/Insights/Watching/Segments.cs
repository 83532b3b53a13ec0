using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Compares segments.</summary>
internal static class Segments
{
    public const string Accepted = "accepted";
    public const string Solved = "solved";

    public const string Team = "team";
    public const string Language = "language";
    public const string Tier = "tier";
    public const string Region = "region";

    public static IReadOnlyList<string> Dimensions { get; } = [Team, Language, Tier, Region];

    /// <summary>Every segment with enough cases on both sides, for acceptance and for success.</summary>
    public static IReadOnlyList<SegmentQuality> Compare(IReadOnlyList<AuditedCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        List<SegmentQuality> all =
        [
            .. Dimensions.SelectMany(dimension => Compare(Accepted, dimension, cases, each => each.Accepted)),
            .. Dimensions.SelectMany(dimension =>
                Compare(Solved, dimension, [.. cases.Where(each => each.Solved is not null)], each => each.Solved is true)
            ),
        ];
        var corrected = BenjaminiHochberg.Correct([.. all.Select(each => each.PValue)]);
        return [.. all.Select((each, at) => each with { PValue = corrected[at] })];
    }

    private static IEnumerable<SegmentQuality> Compare(
        string measure,
        string dimension,
        IReadOnlyList<AuditedCase> cases,
        Func<AuditedCase, bool> isGood
    )
    {
        var known = cases.Where(each => each.Segments.ContainsKey(dimension)).ToList();
        foreach (
            var segment in known.Select(each => each.Segments[dimension]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        )
        {
            bool IsIn(AuditedCase one) => string.Equals(one.Segments[dimension], segment, StringComparison.Ordinal);
            var strata = known
                .GroupBy(each => each.Type, StringComparer.Ordinal)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => new Stratum(
                    kind.Count(each => IsIn(each) && isGood(each)),
                    kind.Count(IsIn),
                    kind.Count(each => !IsIn(each) && isGood(each)),
                    kind.Count(each => !IsIn(each))
                ))
                .ToList();
            if (MantelHaenszel.From(strata) is { } comparison && Math.Min(comparison.N, comparison.OtherN) >= WatchRules.MinOfSegment)
            {
                yield return new(
                    measure,
                    dimension,
                    segment,
                    new(strata.Sum(each => each.Hits), strata.Sum(each => each.N)),
                    new(strata.Sum(each => each.OtherHits), strata.Sum(each => each.OtherN)),
                    comparison.Difference,
                    comparison.PValue
                );
            }
        }
    }
}
