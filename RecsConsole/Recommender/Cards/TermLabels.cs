using RecsConsole.Casework;

namespace RecsConsole.Recommender.Cards;

/// <summary>Terms of a score and columns of a model, as shown on screen.</summary>
public static class TermLabels
{
    private static readonly Dictionary<string, Func<string>> s_words = new(StringComparer.Ordinal)
    {
        ["match"] = () => RecommenderTexts.TermMatch,
        ["historical_success"] = () => RecommenderTexts.TermHistoricalSuccess,
        ["sla_urgency"] = () => RecommenderTexts.TermSlaUrgency,
        ["role_match"] = () => RecommenderTexts.TermRoleMatch,
        ["freshness"] = () => RecommenderTexts.TermFreshness,
        ["risk_penalty"] = () => RecommenderTexts.TermRiskPenalty,
        ["repeat_penalty"] = () => RecommenderTexts.TermRepeatPenalty,
        ["workload_penalty"] = () => RecommenderTexts.TermWorkloadPenalty,
        ["routing_share"] = () => RecommenderTexts.TermRoutingShare,
        ["routing_alone"] = () => RecommenderTexts.TermRoutingAlone,
        ["risk_medium"] = () => RecommenderTexts.TermRiskMedium,
        ["risk_high"] = () => RecommenderTexts.TermRiskHigh,
        ["review_overdue"] = () => RecommenderTexts.TermReviewOverdue,
        ["load"] = () => RecommenderTexts.TermLoad,
        ["success_rate"] = () => RecommenderTexts.TermSuccessRate,
        ["similar_cases"] = () => RecommenderTexts.TermSimilarCases,
        ["sla_pressure"] = () => RecommenderTexts.TermSlaPressure,
        ["priority"] = () => RecommenderTexts.TermPriority,
        ["issue_type_match"] = () => RecommenderTexts.TermIssueTypeMatch,
        ["policy_named"] = () => RecommenderTexts.TermPolicyNamed,
        ["policy_recommended"] = () => RecommenderTexts.TermPolicyRecommended,
        ["done_before"] = () => RecommenderTexts.TermDoneBefore,
        ["transition_share"] = () => RecommenderTexts.TermTransitionShare,
        ["customer_contact"] = () => RecommenderTexts.TermCustomerContact,
        ["next_step_share"] = () => RecommenderTexts.TermNextStepShare,
        ["playbook_step"] = () => RecommenderTexts.TermPlaybookStep,
        ["outcome_share"] = () => RecommenderTexts.TermOutcomeShare,
        ["similar_account_share"] = () => RecommenderTexts.TermSimilarAccountShare,
        ["search_share"] = () => RecommenderTexts.TermSearchShare,
        ["semantic_share"] = () => RecommenderTexts.TermSemanticShare,
        ["frequent_share"] = () => RecommenderTexts.TermFrequentShare,
        ["curated"] = () => RecommenderTexts.TermCurated,
        ["recent_policy"] = () => RecommenderTexts.TermRecentPolicy,
        ["skill_share"] = () => RecommenderTexts.TermSkillShare,
        ["reachable_now"] = () => RecommenderTexts.TermReachableNow,
        ["same_team"] = () => RecommenderTexts.TermSameTeam,
        ["collaboration_share"] = () => RecommenderTexts.TermCollaborationShare,
        ["past_acceptance"] = () => RecommenderTexts.TermPastAcceptance,
        ["policy_owned"] = () => RecommenderTexts.TermPolicyOwned,
        ["is_approved"] = () => RecommenderTexts.TermApproved,
        ["term_share"] = () => RecommenderTexts.TermTermShare,
        ["workflow_maturity"] = () => RecommenderTexts.TermWorkflowMaturity,
        ["policy_rules"] = () => RecommenderTexts.TermPolicyRules,
        ["fields_filled"] = () => RecommenderTexts.TermFieldsFilled,
    };

    public static string Of(string term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return s_words.GetValueOrDefault(term)?.Invoke() ?? StateLabels.Of(term);
    }
}
