using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Tenants.SourceCheck;

/// <summary>The data a source needs, and where to provide it.</summary>
/// <param name="What">The needed data, in words for the screen.</param>
/// <param name="Address">The page on which to provide the data.</param>
public sealed record SourceNeed(SourceStock Stock, Func<string> What, string Address)
{
    private const string Connections = "/admin/connections";
    private const string Documents = "/admin/documents";
    private const string People = "/admin/people";

    private static readonly Dictionary<string, (Func<string> What, string Address)> s_words = new(StringComparer.Ordinal)
    {
        [SourceNames.WorkflowRules] = (() => Texts.NeedsWorkflows, "/admin/workflows"),
        [SourceNames.SlaRules] = (() => Texts.NeedsEscalations, "/admin/actions"),
        [SourceNames.PolicyRequired] = (() => Texts.NeedsPolicies, "/admin/policies"),
        [SourceNames.Playbook] = (() => Texts.NeedsPlaybooks, "/admin/playbooks"),
        [SourceNames.Intents] = (() => Texts.NeedsIntentModel, "/admin/readiness"),
        [SourceNames.SimilarCases] = (() => Texts.NeedsClosedCases, Connections),
        [SourceNames.NextSteps] = (() => Texts.NeedsClosedCases, Connections),
        [SourceNames.Outcomes] = (() => Texts.NeedsClosedCases, Connections),
        [SourceNames.ActionSequences] = (() => Texts.NeedsClosedCases, Connections),
        [SourceNames.OutcomeGraph] = (() => Texts.NeedsClosedCases, Connections),
        [SourceNames.SimilarAccounts] = (() => Texts.NeedsCustomers, "/admin/accounts"),
        [SourceNames.Search] = (() => Texts.NeedsDocuments, Documents),
        [SourceNames.Semantic] = (() => Texts.NeedsVectors, "/jobs"),
        [SourceNames.Frequent] = (() => Texts.NeedsUsedDocuments, Documents),
        [SourceNames.AlikeCases] = (() => Texts.NeedsUsedDocuments, Documents),
        [SourceNames.Curated] = (() => Texts.NeedsPickedDocuments, Documents),
        [SourceNames.Policy] = (() => Texts.NeedsPolicyDocuments, Documents),
        [SourceNames.RecentPolicy] = (() => Texts.NeedsChangedPolicies.With(RecentPolicySource.RecentDays), Documents),
        [SourceNames.Routing] = (() => Texts.NeedsHeldCases, Connections),
        [SourceNames.Skills] = (() => Texts.NeedsSkills, People),
        [SourceNames.Team] = (() => Texts.NeedsTeams, People),
        [SourceNames.Collaboration] = (() => Texts.NeedsWorkers, Connections),
    };

    /// <summary>Every source of the engine, in display order.</summary>
    public static IReadOnlyList<SourceNeed> All { get; } =
    [.. SourceStock.All.Select(each => new SourceNeed(each, s_words[each.Source].What, s_words[each.Source].Address))];

    public string Source => Stock.Source;

    public IReadOnlyList<SlateKind> Kinds => Stock.Kinds;
}
