using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Slates;

namespace RecsConsole.Recommender.Cards;

/// <summary>
/// Explains why a rule put an item above higher-scoring ones. Items raised by a policy or a deadline say so in their reason.
/// </summary>
internal static class MoveReasonLabels
{
    public static string? Of(SlateItem item, IReadOnlyList<Move> moves)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(moves);
        return item.RequiredByPolicy is not null || moves.LastOrDefault(move => IsRise(move, item)) is not { } rise
            ? null
            : WordsOf(rise.Rule);
    }

    /// <summary>Whether exploration put the item in its place.</summary>
    public static bool IsTriedOut(SlateItem item, IReadOnlyList<Move> moves) =>
        moves.Any(move => IsOf(move, item) && Is(move.Rule, StandardSlatePolicy.ExplorationRule) && move.To == item.Rank);

    // an item that rose and fell back is where its score puts it, or lower
    private static bool IsRise(Move move, SlateItem item) => IsOf(move, item) && move.From > move.To && move.From > item.Rank;

    private static string? WordsOf(string rule) =>
        rule switch
        {
            StandardSlatePolicy.RepeatRule => RecommenderTexts.MovedByRepeat,
            StandardSlatePolicy.SolutionRule => RecommenderTexts.MovedBySolution,
            StandardSlatePolicy.PriorityRule => RecommenderTexts.MovedByPriority,
            StandardSlatePolicy.DiversityRule => RecommenderTexts.MovedByDiversity,
            StandardSlatePolicy.SourceRule => RecommenderTexts.MovedBySource,
            StandardSlatePolicy.PopularityRule => RecommenderTexts.MovedByPopularity,
            StandardSlatePolicy.RepetitionRule => RecommenderTexts.MovedByRepetition,
            StandardSlatePolicy.CodeRule => RecommenderTexts.MovedByCode,
            StandardSlatePolicy.LanguageRule => RecommenderTexts.MovedByLanguage,
            StandardSlatePolicy.ExposureRule => RecommenderTexts.MovedByExposure,
            _ => null,
        };

    private static bool IsOf(Move move, SlateItem item) => Is(move.Id, item.Id);

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
