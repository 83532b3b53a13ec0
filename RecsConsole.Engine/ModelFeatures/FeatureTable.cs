using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using static RecsConsole.Engine.Fields.DataFields;
using static RecsConsole.Engine.ModelFeatures.FeatureUnit;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Every model feature, one row each, in column order. Any change needs a new <see cref="SchemaVersion"/>.</summary>
public static class FeatureTable
{
    /// <summary>Version of the columns and their computation.</summary>
    public const int SchemaVersion = 4;

    // whether search found a document, and where
    private static IReadOnlyList<DataField> Found => SourceFields.Of(SlateKind.Document, SourceNames.Search);

    private static readonly ModelFeature[] All =
    [
        new(
            FeatureColumns.Match,
            Share,
            Action(SourceFields.OfAll(SlateKind.Action), ActionValues.Match),
            Document(SourceFields.OfAll(SlateKind.Document), CommonValues.Match),
            Expert(SourceFields.OfAll(SlateKind.Expert), CommonValues.Match)
        ),
        new(
            FeatureColumns.HistoricalSuccess,
            Rate,
            Action(
                [.. SourceFields.OfSimilar(SlateKind.Action), CaseType, CaseState, CaseDeadline, DataFields.ActionFacts],
                ActionValues.HistoricalSuccess
            ),
            Document(SourceFields.OfSimilar(SlateKind.Document), CommonValues.HistoricalSuccess),
            Expert([.. SourceFields.OfSimilar(SlateKind.Expert), PersonExperience], ExpertValues.Success)
        ),
        new(
            FeatureColumns.SlaUrgency,
            Share,
            Action([CaseDeadline, DataFields.ActionFacts], ActionValues.SlaUrgency),
            Document([CaseDeadline, .. Found], DocumentValues.SlaUrgency),
            Expert([CaseDeadline, PersonHours], ExpertValues.SlaUrgency)
        ),
        new(
            FeatureColumns.RoleMatch,
            Share,
            Action([PersonRoles, DataFields.ActionFacts], ActionValues.RoleMatch),
            Document([PersonLanguages, CaseIssueType, DocumentFacts], DocumentValues.ReaderMatch),
            Expert([CaseLanguage, CaseTeam, PersonLanguages, PersonTeams], ExpertValues.RoleMatch)
        ),
        new(
            FeatureColumns.Freshness,
            Share,
            Action([DataFields.ActionFacts, RuleFacts], ActionValues.Freshness),
            Document([DocumentFacts], DocumentValues.Freshness),
            Expert([.. SourceFields.OfSimilar(SlateKind.Expert), CaseDates, PersonExperience], ExpertValues.Freshness)
        ),
        OfSimilar(FeatureColumns.SuccessRate, Rate, CommonValues.SuccessRate),
        OfSimilar(FeatureColumns.SimilarCases, Share, CommonValues.SimilarCases),
        OfAll(FeatureColumns.SlaPressure, Share, [CaseDeadline], it => it.SlaPressure),
        OfAll(FeatureColumns.Priority, Share, [CasePriority], CommonValues.Priority),
        new(FeatureColumns.RiskMedium, Flag, Action([DataFields.ActionFacts], it => FlagOf(it.Action.Risk == RiskLevel.Medium))),
        new(FeatureColumns.RiskHigh, Flag, Action([DataFields.ActionFacts], it => FlagOf(it.Action.Risk == RiskLevel.High))),
        new(FeatureColumns.ReviewOverdue, Flag, document: Document([DocumentFacts], it => FlagOf(it.Document.ReviewBy <= it.Snapshot.At))),
        new(FeatureColumns.Load, Share, expert: Expert([PersonLoad], ExpertValues.Load)),
        new(
            FeatureColumns.IssueTypeMatch,
            Share,
            Action([CaseIssueType, DataFields.ActionFacts], it => it.IssueTypeMatch(it.Action.IssueTypes)),
            Document([CaseIssueType, DocumentFacts], it => it.IssueTypeMatch(it.Document.IssueTypes))
        ),
        new(
            FeatureColumns.PolicyNamed,
            Flag,
            Action(SourceFields.Of(SlateKind.Action, SourceNames.PolicyRequired), ActionValues.IsRequired),
            Document(SourceFields.Of(SlateKind.Document, SourceNames.Policy), DocumentValues.StatesPolicy)
        ),
        OfAction("transition_share", SourceNames.WorkflowRules),
        new("customer_contact", Flag, Action([DataFields.ActionFacts], it => FlagOf(it.Action.IsCustomerContact))),
        OfAction(FeatureColumns.NextStepShare, SourceNames.NextSteps),
        OfAction("playbook_step", SourceNames.Playbook),
        OfAction("outcome_share", SourceNames.Outcomes),
        new(FeatureColumns.DoneBefore, Flag, Action([EventActivity, DataFields.ActionFacts], ActionValues.DoneBefore)),
        OfAction("similar_account_share", SourceNames.SimilarAccounts),
        OfDocument("search_share", SourceNames.Search),
        OfDocument("semantic_share", SourceNames.Semantic),
        OfDocument("frequent_share", SourceNames.Frequent),
        OfDocument("curated", SourceNames.Curated),
        OfDocument("recent_policy", SourceNames.RecentPolicy),
        OfExpert("skill_share", SourceNames.Skills),
        new("reachable_now", Flag, expert: Expert([PersonHours], it => FlagOf(it.Presence.InWorkingHours))),
        OfExpert("same_team", SourceNames.Team),
        OfExpert("collaboration_share", SourceNames.Collaboration),
        new(
            FeatureColumns.RoutingShare,
            Share,
            document: Document(SourceFields.Of(SlateKind.Document, SourceNames.AlikeCases), it => it.EvidenceOf(SourceNames.AlikeCases)),
            expert: Expert(SourceFields.Of(SlateKind.Expert, SourceNames.Routing), it => it.EvidenceOf(SourceNames.Routing))
        ),
        new(
            FeatureColumns.RoutingAlone,
            Share,
            document: Document([.. SourceFields.Of(SlateKind.Document, SourceNames.AlikeCases), .. Found], DocumentValues.RoutingAlone)
        ),
        OfAll("past_acceptance", Rate, [Responses, CaseType, CaseIssueType, CaseTeam], CommonValues.PastAcceptance),
        // a person as owner is not learned from (DataFields.DocumentOwner), so the policy is the only owner that counts
        new(
            "policy_owned",
            Flag,
            Action([DataFields.ActionFacts], it => FlagOf(it.Action.PolicyKey is not null)),
            Document([DocumentFacts], it => FlagOf(it.Document.PolicyKey is not null))
        ),
        new(
            "is_approved",
            Flag,
            Action([DataFields.ActionFacts], it => FlagOf(it.Action.Status is ObjectStates.Published)),
            Document([DocumentFacts], it => FlagOf(it.Document.Status is ObjectStates.Effective))
        ),
        new("term_share", Share, document: Document(Found, it => it.Document.LexicalScore ?? 0)),
        OfAll("workflow_maturity", Share, [CaseType, CaseState, RuleFacts], CommonValues.WorkflowMaturity),
        OfAll("policy_rules", Share, SourceFields.Of(SlateKind.Action, SourceNames.PolicyRequired), CommonValues.PolicyRules),
        OfAll("fields_filled", Share, [CaseCustomFields], CommonValues.FilledFields),
    ];

    private static readonly ModelFeature[] Actions = [.. All.Where(feature => feature.IsOf(SlateKind.Action))];

    private static readonly ModelFeature[] Documents = [.. All.Where(feature => feature.IsOf(SlateKind.Document))];

    private static readonly ModelFeature[] Experts = [.. All.Where(feature => feature.IsOf(SlateKind.Expert))];

    /// <summary>The features of a kind, in column order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static IReadOnlyList<ModelFeature> Of(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => Actions,
            SlateKind.Document => Documents,
            SlateKind.Expert => Experts,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
        };

    private static FeatureValue<ActionInput> Action(IReadOnlyList<DataField> fields, Func<ActionInput, long> value) => new(fields, value);

    private static FeatureValue<DocumentInput> Document(IReadOnlyList<DataField> fields, Func<DocumentInput, long> value) =>
        new(fields, value);

    private static FeatureValue<ExpertInput> Expert(IReadOnlyList<DataField> fields, Func<ExpertInput, long> value) => new(fields, value);

    // computed in the same way and from the same fields for every kind
    private static ModelFeature OfAll(string name, FeatureUnit unit, IReadOnlyList<DataField> fields, Func<FeatureInput, long> value) =>
        new(name, unit, Action(fields, value), Document(fields, value), Expert(fields, value));

    // how similar cases used the candidate
    private static ModelFeature OfSimilar(string name, FeatureUnit unit, Func<FeatureInput, long> value) =>
        new(
            name,
            unit,
            Action(SourceFields.OfSimilar(SlateKind.Action), value),
            Document(SourceFields.OfSimilar(SlateKind.Document), value),
            Expert(SourceFields.OfSimilar(SlateKind.Expert), value)
        );

    // the evidence of one source
    private static ModelFeature OfAction(string name, string source) =>
        new(name, Share, Action(SourceFields.Of(SlateKind.Action, source), it => it.EvidenceOf(source)));

    private static ModelFeature OfDocument(string name, string source) =>
        new(name, Share, document: Document(SourceFields.Of(SlateKind.Document, source), it => it.EvidenceOf(source)));

    private static ModelFeature OfExpert(string name, string source) =>
        new(name, Share, expert: Expert(SourceFields.Of(SlateKind.Expert, source), it => it.EvidenceOf(source)));

    private static long FlagOf(bool isSo) => isSo ? FixedPoint.One : 0;
}
