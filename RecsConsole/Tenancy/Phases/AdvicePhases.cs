using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Tenancy.Phases;

/// <summary>
/// Which phases of advice are on. A tenant begins with rules, adds what is learned from finished cases, then the review of decisions; each
/// works without the others. What a policy requires is always suggested.
/// </summary>
/// <param name="Rules">Workflow, deadlines, playbooks, picked documents, text search, skills and teams.</param>
/// <param name="Learned">Similar cases, what is counted in finished cases, forecasts and trained models.</param>
/// <param name="Review">Unsure and risky decisions are given to reviewers.</param>
public sealed record AdvicePhases(bool Rules, bool Learned, bool Review)
{
    private static readonly string[] s_ofRules =
    [
        SourceNames.WorkflowRules,
        SourceNames.SlaRules,
        SourceNames.Playbook,
        SourceNames.Search,
        SourceNames.Curated,
        SourceNames.RecentPolicy,
        SourceNames.Skills,
        SourceNames.Team,
    ];

    private static readonly string[] s_learned =
    [
        SourceNames.SimilarCases,
        SourceNames.NextSteps,
        SourceNames.Outcomes,
        SourceNames.SimilarAccounts,
        SourceNames.ActionSequences,
        SourceNames.OutcomeGraph,
        SourceNames.Semantic,
        SourceNames.Frequent,
        SourceNames.Routing,
        SourceNames.AlikeCases,
        SourceNames.Collaboration,
    ];

    /// <summary>Everything is on, as where the tenant sets nothing.</summary>
    public static AdvicePhases All { get; } = new(Rules: true, Learned: true, Review: true);

    /// <summary>The sources of suggestions that belong to a phase; the others follow policies and are always on.</summary>
    public static IReadOnlyList<string> SourcesOf(bool learned) => learned ? s_learned : s_ofRules;

    /// <summary>The settings with the sources of phases that are off disabled as well.</summary>
    public ConfigurationPart Within(ConfigurationPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        // a source that was never switched on needs no switching off
        string[] off =
        [
            .. Unless(Rules, s_ofRules)
                .Concat(Unless(Learned, s_learned))
                .Where(source => !SourceSwitches.IsOptIn(source) || part.IsOn(source)),
        ];
        return off.Length == 0
            ? part
            : part with
            {
                DisabledSources = [.. part.DisabledSources.Union(off, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            };
    }

    private static string[] Unless(bool isOn, string[] sources) => isOn ? [] : sources;
}
