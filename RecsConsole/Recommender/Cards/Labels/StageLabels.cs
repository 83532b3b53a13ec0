using RecsConsole.Casework;

namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>Stages of a decision as shown on screen.</summary>
public static class StageLabels
{
    private static readonly Dictionary<string, Func<string>> s_words = new(StringComparer.Ordinal)
    {
        ["snapshot"] = () => RecommenderTexts.StageSnapshot,
        ["parts"] = () => RecommenderTexts.StageParts,
        ["opening"] = () => RecommenderTexts.StageOpening,
        ["candidates"] = () => RecommenderTexts.StageCandidates,
        ["screening"] = () => RecommenderTexts.StageScreening,
        ["features"] = () => RecommenderTexts.StageFeatures,
        ["scores"] = () => RecommenderTexts.StageScores,
        ["placement"] = () => RecommenderTexts.StagePlacement,
        ["explanations"] = () => RecommenderTexts.StageExplanations,
        ["similar_cases"] = () => RecommenderTexts.TermSimilarCases,
        ["history"] = () => RecommenderTexts.StageHistory,
        ["documents"] = () => RecommenderTexts.StageDocuments,
        ["visible"] = () => RecommenderTexts.StageVisible,
        ["sentences"] = () => RecommenderTexts.StageSentences,
        ["validation"] = () => RecommenderTexts.StageValidation,
        ["decision"] = () => RecommenderTexts.StageDecision,
        ["output"] = () => RecommenderTexts.StageOutput,
        ["versions"] = () => RecommenderTexts.StageVersions,
        ["expected"] = () => RecommenderTexts.StageExpected,
        ["bundle"] = () => RecommenderTexts.StageBundle,
    };

    public static string Of(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return s_words.GetValueOrDefault(stage)?.Invoke() ?? StateLabels.Of(stage);
    }
}
