using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// The weight of each source when evidence is fused, in 0..1 scaled by 1,000,000. With full weight for all sources, every candidate with
/// several of them would come close to 1, and the best could not be distinguished from good ones.
/// </summary>
public static class SourceWeights
{
    // Similar cases count half: how well they ended is a separate term. On held-out cases no other weights were better beyond noise, and
    // full weight for all was worse (docs/benchmarks.md, "Weights of sources").
    private static readonly Dictionary<string, long> Defaults = new(StringComparer.Ordinal)
    {
        [SourceNames.WorkflowRules] = 700_000,
        [SourceNames.SimilarCases] = 500_000,
        [SourceNames.SlaRules] = 800_000,
        [SourceNames.PolicyRequired] = 1_000_000,
        [SourceNames.Playbook] = 400_000,
        [SourceNames.NextSteps] = 900_000,
        [SourceNames.Outcomes] = 800_000,
        [SourceNames.SimilarAccounts] = 500_000,
        [SourceNames.Intents] = 300_000, // a second opinion: nobody has measured the model of an installation
        [SourceNames.ActionSequences] = 300_000, // like the next, of the same cases as similar_cases, so a second opinion
        [SourceNames.OutcomeGraph] = 300_000,
        [SourceNames.Search] = 900_000,
        [SourceNames.Semantic] = 300_000,
        [SourceNames.Policy] = 900_000,
        [SourceNames.Frequent] = 700_000,
        [SourceNames.Curated] = 900_000,
        [SourceNames.RecentPolicy] = 600_000,
        [SourceNames.Skills] = 1_000_000,
        [SourceNames.Team] = 600_000,
        [SourceNames.Collaboration] = 500_000,
        [SourceNames.Routing] = 1_000_000,
        [SourceNames.AlikeCases] = 200_000,
    };

    /// <summary>The default weights by source.</summary>
    public static IReadOnlyDictionary<string, long> Default => Defaults;

    /// <summary>The weight of a source: the tenant's if set, otherwise the default; full weight for an unknown source.</summary>
    /// <param name="own">The tenant's weights that differ from the defaults; null when none do.</param>
    public static long Of(string source, IReadOnlyDictionary<string, long>? own)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (own is not null && own.TryGetValue(source, out var set))
        {
            return set;
        }

        return Defaults.GetValueOrDefault(source, FixedPoint.One);
    }
}
