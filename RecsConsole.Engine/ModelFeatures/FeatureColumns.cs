using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>
/// The column names of each kind. Names used by rules, settings or the heuristic are constants; all are in <see cref="FeatureTable"/>.
/// </summary>
public static class FeatureColumns
{
    /// <summary>
    /// How well the sources' evidence fits the case: for an action, the chance that it is next; otherwise fused evidence.
    /// </summary>
    public const string Match = "match";

    /// <summary>Success in similar cases: for an action, relative to all of them; otherwise the Wilson lower bound.</summary>
    public const string HistoricalSuccess = "historical_success";

    /// <summary>SLA pressure times how fast the item helps.</summary>
    public const string SlaUrgency = "sla_urgency";

    /// <summary>How well the item fits the actor's role.</summary>
    public const string RoleMatch = "role_match";

    /// <summary>How recent the version, policy or last such case is.</summary>
    public const string Freshness = "freshness";

    /// <summary>1 for an action of medium risk.</summary>
    public const string RiskMedium = "risk_medium";

    /// <summary>1 for an action of high risk.</summary>
    public const string RiskHigh = "risk_high";

    /// <summary>1 for a document whose review date has passed.</summary>
    public const string ReviewOverdue = "review_overdue";

    /// <summary>Share of the person's capacity in use.</summary>
    public const string Load = "load";

    /// <summary>Smoothed success rate in similar cases: the heuristic's probability.</summary>
    public const string SuccessRate = "success_rate";

    /// <summary>Number of similar cases that used the item, as a share of 50, at most 1.</summary>
    public const string SimilarCases = "similar_cases";

    /// <summary>SLA pressure of the case.</summary>
    public const string SlaPressure = "sla_pressure";

    /// <summary>1 for the highest priority, 0 for the lowest or none.</summary>
    public const string Priority = "priority";

    /// <summary>1 when the item was written for the case's issue type, half when for any.</summary>
    public const string IssueTypeMatch = "issue_type_match";

    /// <summary>1 when a policy requires the action, or when the document states a rule of the policy.</summary>
    public const string PolicyNamed = "policy_named";

    /// <summary>How often finished cases went on with the action after the same last steps.</summary>
    public const string NextStepShare = "next_step_share";

    /// <summary>1 for an action that was done on the case before and is not an activity of an imported log.</summary>
    public const string DoneBefore = "done_before";

    /// <summary>Probability from cases with many matching fields.</summary>
    public const string RoutingShare = "routing_share";

    /// <summary>The same when search found no document for the case, and nothing else distinguishes documents.</summary>
    public const string RoutingAlone = "routing_alone";

    private static readonly string[] Actions = NamesOf(SlateKind.Action);

    private static readonly string[] Documents = NamesOf(SlateKind.Document);

    private static readonly string[] Experts = NamesOf(SlateKind.Expert);

    /// <summary>The names of a kind's columns, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static IReadOnlyList<string> Of(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => Actions,
            SlateKind.Document => Documents,
            SlateKind.Expert => Experts,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
        };

    private static string[] NamesOf(SlateKind kind) => [.. FeatureTable.Of(kind).Select(feature => feature.Name)];
}
