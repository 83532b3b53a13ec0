using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;
using static RecsConsole.Engine.ModelFeatures.FeatureUnit;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Every model feature, one row each, in the order of the columns. Any change is a new <see cref="SchemaVersion"/>.</summary>
public static class FeatureTable
{
    /// <summary>Version of the columns and of how they are computed.</summary>
    public const int SchemaVersion = 3;

    private static readonly ModelFeature[] All =
    [
        new(FeatureColumns.Match, Share, ActionValues.Match, CommonValues.Match, CommonValues.Match),
        new(FeatureColumns.HistoricalSuccess, Rate, ActionValues.HistoricalSuccess, CommonValues.HistoricalSuccess, ExpertValues.Success),
        new(FeatureColumns.SlaUrgency, Share, ActionValues.SlaUrgency, DocumentValues.SlaUrgency, ExpertValues.SlaUrgency),
        new(FeatureColumns.RoleMatch, Share, ActionValues.RoleMatch, DocumentValues.ReaderMatch, ExpertValues.RoleMatch),
        new(FeatureColumns.Freshness, Share, ActionValues.Freshness, DocumentValues.Freshness, ExpertValues.Freshness),
        ModelFeature.OfAll(FeatureColumns.SuccessRate, Rate, CommonValues.SuccessRate),
        ModelFeature.OfAll(FeatureColumns.SimilarCases, Share, CommonValues.SimilarCases),
        ModelFeature.OfAll(FeatureColumns.SlaPressure, Share, it => it.SlaPressure),
        ModelFeature.OfAll(FeatureColumns.Priority, Share, CommonValues.Priority),
        new(FeatureColumns.RiskMedium, Flag, action: it => FlagOf(it.Action.Risk == RiskLevel.Medium)),
        new(FeatureColumns.RiskHigh, Flag, action: it => FlagOf(it.Action.Risk == RiskLevel.High)),
        new(FeatureColumns.ReviewOverdue, Flag, document: it => FlagOf(it.Document.ReviewBy <= it.Snapshot.At)),
        new(FeatureColumns.Load, Share, expert: ExpertValues.Load),
        new(
            FeatureColumns.IssueTypeMatch,
            Share,
            action: it => it.IssueTypeMatch(it.Action.IssueTypes),
            document: it => it.IssueTypeMatch(it.Document.IssueTypes)
        ),
        new(FeatureColumns.PolicyNamed, Flag, action: ActionValues.IsRequired, document: DocumentValues.StatesPolicy),
        new("transition_share", Share, action: it => it.EvidenceOf(SourceNames.WorkflowRules)),
        new("customer_contact", Flag, action: it => FlagOf(it.Action.IsCustomerContact)),
        new(FeatureColumns.NextStepShare, Share, action: it => it.EvidenceOf(SourceNames.NextSteps)),
        new("playbook_step", Share, action: it => it.EvidenceOf(SourceNames.Playbook)),
        new("outcome_share", Share, action: it => it.EvidenceOf(SourceNames.Outcomes)),
        new(FeatureColumns.DoneBefore, Flag, action: ActionValues.DoneBefore),
        new("similar_account_share", Share, action: it => it.EvidenceOf(SourceNames.SimilarAccounts)),
        new("search_share", Share, document: it => it.EvidenceOf(SourceNames.Search)),
        new("semantic_share", Share, document: it => it.EvidenceOf(SourceNames.Semantic)),
        new("frequent_share", Share, document: it => it.EvidenceOf(SourceNames.Frequent)),
        new("curated", Share, document: it => it.EvidenceOf(SourceNames.Curated)),
        new("recent_policy", Share, document: it => it.EvidenceOf(SourceNames.RecentPolicy)),
        new("skill_share", Share, expert: it => it.EvidenceOf(SourceNames.Skills)),
        new("reachable_now", Flag, expert: it => FlagOf(it.Presence.InWorkingHours)),
        new("same_team", Share, expert: it => it.EvidenceOf(SourceNames.Team)),
        new("collaboration_share", Share, expert: it => it.EvidenceOf(SourceNames.Collaboration)),
        new(
            FeatureColumns.RoutingShare,
            Share,
            document: it => it.EvidenceOf(SourceNames.AlikeCases),
            expert: it => it.EvidenceOf(SourceNames.Routing)
        ),
        new(FeatureColumns.RoutingAlone, Share, document: DocumentValues.RoutingAlone),
    ];

    private static readonly ModelFeature[] Actions = [.. All.Where(feature => feature.IsOf(SlateKind.Action))];

    private static readonly ModelFeature[] Documents = [.. All.Where(feature => feature.IsOf(SlateKind.Document))];

    private static readonly ModelFeature[] Experts = [.. All.Where(feature => feature.IsOf(SlateKind.Expert))];

    /// <summary>The features of a kind, in the order of the columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static IReadOnlyList<ModelFeature> Of(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => Actions,
            SlateKind.Document => Documents,
            SlateKind.Expert => Experts,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
        };

    private static long FlagOf(bool isSo) => isSo ? FixedPoint.One : 0;
}
