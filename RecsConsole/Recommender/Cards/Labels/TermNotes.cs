using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>What the value of a term of a score means, where its number alone would mislead.</summary>
public static class TermNotes
{
    private const long Half = 500_000;
    private const long PerPoint = 10_000;

    /// <param name="value">Scaled by 1,000,000.</param>
    /// <returns>Null for a term that its name explains.</returns>
    public static string? Of(SlateKind kind, string term, long value)
    {
        ArgumentNullException.ThrowIfNull(term);
        return (string.Equals(term, FeatureColumns.HistoricalSuccess, StringComparison.Ordinal), kind) switch
        {
            (false, _) => null,
            (_, SlateKind.Action) => OfAction(value),
            _ => RecommenderTexts.SuccessAtLeast,
        };
    }

    // of an action the value is one half, moved by what is certain of its difference from all similar cases
    private static string OfAction(long value) =>
        value switch
        {
            0 => RecommenderTexts.SuccessNotReady,
            > Half => RecommenderTexts.SuccessSurelyMore.With(Points(value - Half)),
            < Half => RecommenderTexts.SuccessSurelyLess.With(Points(Half - value)),
            _ => RecommenderTexts.SuccessNoDifference,
        };

    private static long Points(long by) => Math.Max(1, (by + (PerPoint / 2)) / PerPoint);
}
