using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Near;

/// <summary>
/// Which of the found cases count as similar: those of the same issue type that are nearly as near as the nearest one, as many as there
/// are. Cases of other issue types count only if there are few of these.
/// </summary>
internal static class NearCases
{
    /// <summary>Counts over fewer cases say little: the nearest ones are kept up to this number, however near they are.</summary>
    public const int Fewest = 10;

    // percentages of the nearest case's nearness
    private const long Share = 75;
    private const long ShareOfOtherIssues = 85;

    /// <summary>The similar cases, nearest first, then latest first; each with its nearness as score.</summary>
    /// <param name="found">What search found, each case once.</param>
    /// <param name="type">The type of the case that they are similar to; null when that does not matter.</param>
    public static IReadOnlyList<SimilarCaseHit> Of(
        CaseLikeness likeness,
        IReadOnlyCollection<FoundText<IndexedCase>> found,
        string? type = null
    )
    {
        ArgumentNullException.ThrowIfNull(likeness);
        ArgumentNullException.ThrowIfNull(found);
        var usual = found
            .GroupBy(each => each.Facts.Language, each => (double)each.ScoreMicro)
            .ToDictionary(language => language.Key, language => (long)language.OrderDescending().Take(Fewest).Average());
        List<NearCase> ranked =
        [
            .. found
                .Select(each => new NearCase(each.Facts, likeness.Of(each.Facts, each.ScoreMicro, usual[each.Facts.Language])))
                .OrderByDescending(each => each.Nearness)
                .ThenByDescending(each => each.Hit.ResolvedAt)
                .ThenBy(each => each.Hit.CaseId),
        ];
        return [.. Kept(ranked, likeness).Select(each => each.Hit with { Score = each.Nearness, OtherType = each.TypeBut(type) })];
    }

    private static IEnumerable<NearCase> Kept(List<NearCase> ranked, CaseLikeness likeness)
    {
        bool IsOther(NearCase each) => likeness.HasIssue && !likeness.IsSameIssue(each.Facts);
        bool IsNear(NearCase each, long share) => each.Nearness * 100 >= ranked[0].Nearness * share;

        var kept = ranked.Where(each => !IsOther(each) && IsNear(each, Share)).ToHashSet();
        if (kept.Count < Fewest)
        {
            kept.UnionWith(ranked.Where(each => IsOther(each) && IsNear(each, ShareOfOtherIssues)));
        }

        kept.UnionWith(ranked.Where(each => !kept.Contains(each)).Take(Math.Max(0, Fewest - kept.Count)).ToList());
        return ranked.Where(kept.Contains).Take(VisibleFacts.MaxSimilarCases);
    }

    // compared by reference: each case is found once
    private sealed class NearCase(IndexedCase facts, long nearness)
    {
        public IndexedCase Facts => facts;

        public SimilarCaseHit Hit => facts.Finished!;

        public long Nearness => nearness;

        // one that is not counted has no type here
        public string? TypeBut(string? type) =>
            type is null || facts.Background?.Type is not { } own || string.Equals(own, type, StringComparison.Ordinal) ? null : own;
    }
}
