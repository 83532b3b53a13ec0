using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>Rules that reorder a slate, for use within a sentence.</summary>
public static class MoveLabels
{
    private static readonly Dictionary<string, Func<string>> s_words = new(StringComparer.Ordinal)
    {
        ["confidence"] = () => RecommenderTexts.MoveConfidence,
        ["strategic_priority"] = () => RecommenderTexts.MoveStrategicPriority,
        ["sla_risk"] = () => RecommenderTexts.MoveSlaRisk,
        ["done_already"] = () => RecommenderTexts.MoveDoneAlready,
        ["not_ready"] = () => RecommenderTexts.MoveNotReady,
        ["after_work"] = () => RecommenderTexts.MoveAfterWork,
        ["before_escalation"] = () => RecommenderTexts.MoveBeforeEscalation,
        ["playbook_order"] = () => RecommenderTexts.MovePlaybookOrder,
        ["answer_overdue"] = () => RecommenderTexts.MoveAnswerOverdue,
        ["solution"] = () => RecommenderTexts.MoveSolution,
        ["error_code"] = () => RecommenderTexts.MoveErrorCode,
        ["language"] = () => RecommenderTexts.MoveLanguage,
        ["policy_required"] = () => RecommenderTexts.SourcePolicyRequired,
        ["diversity"] = () => RecommenderTexts.MoveDiversity,
        ["document_source"] = () => RecommenderTexts.MoveDocumentSource,
        ["popularity"] = () => RecommenderTexts.MovePopularity,
        ["repetition"] = () => RecommenderTexts.MoveRepetition,
        ["exposure"] = () => RecommenderTexts.MoveExposure,
        ["exploration"] = () => RecommenderTexts.MoveExploration,
        ["final_validation"] = () => RecommenderTexts.MoveFinalValidation,
    };

    public static string Of(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return s_words.GetValueOrDefault(rule)?.Invoke() ?? rule.Replace('_', ' ');
    }
}
