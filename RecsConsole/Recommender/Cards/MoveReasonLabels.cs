using System.Globalization;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Cards;

/// <summary>
/// Explains why a rule put an item above higher-scoring ones. Items raised by a policy or a deadline say so in their reason.
/// </summary>
internal static class MoveReasonLabels
{
    private const long MicroOfPercent = 10_000;

    /// <param name="solves">The chance that the item solves the case, scaled by 1,000,000.</param>
    /// <param name="isWritten">The customer's words are why the case is not ready to be closed.</param>
    public static string? Of(SlateItem item, IReadOnlyList<Move> moves, long solves, bool isWritten = false)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(moves);
        return item.RequiredByPolicy is not null || moves.LastOrDefault(move => IsRise(move, item)) is not { } rise
            ? null
            : WordsOf(rise.Rule, item, solves, isWritten);
    }

    /// <summary>Whether exploration put the item in its place.</summary>
    public static bool IsTriedOut(SlateItem item, IReadOnlyList<Move> moves) =>
        moves.Any(move => IsOf(move, item) && Is(move.Rule, StandardSlatePolicy.ExplorationRule) && move.To == item.Rank);

    // an item that rose and fell back is where its score puts it, or lower
    private static bool IsRise(Move move, SlateItem item) => IsOf(move, item) && move.From > move.To && move.From > item.Rank;

    // a card that says Low, or counts cases most of which it did not solve, does not also praise the step as the solution
    private static string? SolutionWords(SlateItem item, long solves) =>
        item.Confidence.Label == ConfidenceLabel.Low || (CountOf(item, "resolved") is { } resolved && resolved * 2 < CountOf(item, "used"))
            ? null
            : RecommenderTexts.MovedBySolution.With(solves / MicroOfPercent);

    private static long? CountOf(SlateItem item, string factId) =>
        item.Facts.FirstOrDefault(fact => Is(fact.Id, factId)) is { } found
        && long.TryParse(found.Value, CultureInfo.InvariantCulture, out var count)
            ? count
            : null;

    private static string? WordsOf(string rule, SlateItem item, long solves, bool isWritten) =>
        rule switch
        {
            // every other step rose above what closes the case: said once
            StandardSlatePolicy.NotReadyRule when item.Rank > 1 => null,
            StandardSlatePolicy.NotReadyRule => isWritten ? RecommenderTexts.MovedByCustomer : RecommenderTexts.MovedByNotReady,
            StandardSlatePolicy.AfterWorkRule => item.Rank > 1 ? null : RecommenderTexts.MovedByAfterWork,
            StandardSlatePolicy.BeforeEscalationRule => RecommenderTexts.MovedBeforeEscalation,
            StandardSlatePolicy.PlaybookRule => RecommenderTexts.MovedByPlaybook,
            StandardSlatePolicy.OverdueRule => RecommenderTexts.MovedByOverdue,
            StandardSlatePolicy.RepeatRule => RecommenderTexts.MovedByRepeat,
            StandardSlatePolicy.SolutionRule => SolutionWords(item, solves),
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
