namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>Candidate sources as shown on screen, for use within a sentence.</summary>
public static class SourceLabels
{
    private static readonly Dictionary<string, Func<string>> s_words = new(StringComparer.Ordinal)
    {
        ["workflow_rules"] = () => RecommenderTexts.SourceWorkflowRules,
        ["similar_cases"] = () => RecommenderTexts.SourceSimilarCases,
        ["sla_rules"] = () => RecommenderTexts.SourceSlaRules,
        ["policy_required"] = () => RecommenderTexts.SourcePolicyRequired,
        ["playbook"] = () => RecommenderTexts.SourcePlaybook,
        ["next_steps"] = () => RecommenderTexts.SourceNextSteps,
        ["outcomes"] = () => RecommenderTexts.SourceOutcomes,
        ["similar_accounts"] = () => RecommenderTexts.SourceSimilarAccounts,
        ["action_sequences"] = () => RecommenderTexts.SourceActionSequences,
        ["outcome_graph"] = () => RecommenderTexts.SourceOutcomeGraph,
        ["intents"] = () => RecommenderTexts.SourceIntents,
        ["search"] = () => RecommenderTexts.SourceSearch,
        ["semantic"] = () => RecommenderTexts.SourceSemantic,
        ["frequent"] = () => RecommenderTexts.SourceFrequent,
        ["curated"] = () => RecommenderTexts.SourceCurated,
        ["recent_policy"] = () => RecommenderTexts.SourceRecentPolicy,
        ["policy"] = () => RecommenderTexts.SourcePolicy,
        ["routing"] = () => RecommenderTexts.SourceRouting,
        ["alike_cases"] = () => RecommenderTexts.SourceAlikeCases,
        ["skills"] = () => RecommenderTexts.SourceSkills,
        ["team"] = () => RecommenderTexts.SourceTeam,
        ["collaboration"] = () => RecommenderTexts.SourceCollaboration,
    };

    public static string Of(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return s_words.GetValueOrDefault(source)?.Invoke() ?? source.Replace('_', ' ');
    }
}
