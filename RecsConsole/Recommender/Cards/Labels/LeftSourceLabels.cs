using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>What a snapshot had to do without, as shown on screen within a sentence.</summary>
public static class LeftSourceLabels
{
    private static readonly Dictionary<string, Func<string>> s_words = new(StringComparer.Ordinal)
    {
        ["history of cases"] = () => RecommenderTexts.MissingHistoryOfCases,
        ["similar cases"] = () => RecommenderTexts.SourceSimilarCases,
        ["text search"] = () => RecommenderTexts.MissingTextSearch,
        ["documents"] = () => RecommenderTexts.MissingDocuments,
        ["presence of people"] = () => RecommenderTexts.MissingPresenceOfPeople,
        ["intents"] = () => RecommenderTexts.SourceIntents,
        ["search by meaning"] = () => RecommenderTexts.SourceSemanticLong,
    };

    /// <param name="left">The failed source in the snapshot's form: "similar cases (timed out)".</param>
    public static string Of(string left)
    {
        ArgumentNullException.ThrowIfNull(left);
        var start = left.LastIndexOf(" (", StringComparison.Ordinal);
        var (name, why) = start < 0 ? (left, "") : (left[..start], left[start..].Trim(' ', '(', ')'));
        var words = s_words.GetValueOrDefault(name)?.Invoke() ?? name;
        return why switch
        {
            SourceGuard.TimedOut => RecommenderTexts.TooLate.With(words),
            SourceGuard.Failed => RecommenderTexts.FailedSource.With(words),
            "" => words,
            _ => $"{words} ({why})",
        };
    }
}
