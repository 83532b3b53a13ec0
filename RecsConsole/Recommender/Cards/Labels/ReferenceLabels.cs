namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>Kinds of references to evidence, for use within a sentence.</summary>
public static class ReferenceLabels
{
    private static readonly Dictionary<string, Func<string>> s_words = new(StringComparer.Ordinal)
    {
        ["policy"] = () => RecommenderTexts.SourcePolicy,
        ["case"] = () => RecommenderTexts.RefCase,
        ["person"] = () => RecommenderTexts.RefPerson,
        ["action"] = () => RecommenderTexts.RefAction,
        ["account"] = () => RecommenderTexts.RefAccount,
        ["document"] = () => RecommenderTexts.RefDocument,
        ["skill"] = () => RecommenderTexts.RefSkill,
        ["transition"] = () => RecommenderTexts.RefTransition,
        ["next"] = () => RecommenderTexts.RefNext,
        ["path"] = () => RecommenderTexts.RefPath,
        ["playbook"] = () => RecommenderTexts.RefPlaybook,
        ["used"] = () => RecommenderTexts.RefUsed,
        ["finished"] = () => RecommenderTexts.RefFinished,
        ["used_alike"] = () => RecommenderTexts.RefUsedAlike,
        ["curated"] = () => RecommenderTexts.RefCurated,
        ["together"] = () => RecommenderTexts.RefTogether,
        ["snapshot"] = () => RecommenderTexts.RefSnapshot,
        ["plan"] = () => RecommenderTexts.RefPlan,
        ["accounts"] = () => RecommenderTexts.RefAccounts,
        ["fact"] = () => RecommenderTexts.RefFact,
    };

    public static string Of(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return s_words.GetValueOrDefault(kind)?.Invoke() ?? kind.Replace('_', ' ');
    }
}
