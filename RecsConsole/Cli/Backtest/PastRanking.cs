using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Cli.Backtest;

/// <summary>Ranks a snapshot as the desk does, by the weighted rules, with some sources left out.</summary>
internal sealed class PastRanking(AccessPolicy policy, SlateKind kind)
{
    private const int Slots = 10;
    private readonly RecommendationPipeline _pipeline = RecommendationPipeline.For(null, EligibilityRules.All(policy));

    /// <summary>The first ten places, with the sources of each item.</summary>
    /// <param name="without">Sources to leave out.</param>
    /// <param name="weights">Weights of sources that replace the tenant's.</param>
    public IReadOnlyList<Candidate> Rank(
        CaseSnapshot snapshot,
        IReadOnlyCollection<string>? without = null,
        IReadOnlyDictionary<string, long>? weights = null
    ) => RankAll(snapshot, without, weights).First;

    /// <summary>
    /// The same with and without a source. One that is off by default is switched on for this comparison only, so that those of other
    /// sources stay what the tenant has.
    /// </summary>
    /// <param name="all">The tenant's ranking.</param>
    public WithAndWithout Compare(CaseSnapshot snapshot, IReadOnlyList<Candidate> all, string source, IReadOnlyCollection<string> without)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return SourceSwitches.IsOptIn(source) && !snapshot.Shared.Configuration.IsOn(source)
            ? new(Rank(SwitchedOn(snapshot, source), without), all)
            : new(all, Rank(snapshot, [.. without, source]));
    }

    /// <summary>The first ten places, and all that could have been among them.</summary>
    public PastPlaces RankAll(
        CaseSnapshot snapshot,
        IReadOnlyCollection<string>? without = null,
        IReadOnlyDictionary<string, long>? weights = null
    )
    {
        var seen = With(snapshot, without ?? [], weights);
        var run = _pipeline.Run(seen, new(kind, Slots, Seed: 0));
        return new([.. run.Placement.Placed.Take(Slots).Select(each => run.Eligible[each.Index])], run.Eligible);
    }

    /// <summary>The full ranking, for as many places as the tenant's desk shows.</summary>
    public SlateRun Run(CaseSnapshot snapshot, IReadOnlyCollection<string> without) =>
        _pipeline.Run(With(snapshot, without, null), new(kind, snapshot.Shared.Configuration.ActionSlots, Seed: 0));

    private static CaseSnapshot SwitchedOn(CaseSnapshot snapshot, string source)
    {
        var configuration = snapshot.Shared.Configuration;
        return snapshot with
        {
            Shared = snapshot.Shared with
            {
                Configuration = configuration with { EnabledSources = [.. configuration.EnabledSources ?? [], source] },
            },
        };
    }

    private static CaseSnapshot With(CaseSnapshot snapshot, IReadOnlyCollection<string> without, IReadOnlyDictionary<string, long>? weights)
    {
        if (without.Count == 0 && weights is null)
        {
            return snapshot;
        }

        var configuration = snapshot.Shared.Configuration;
        return snapshot with
        {
            Shared = snapshot.Shared with
            {
                Configuration = configuration with
                {
                    DisabledSources = [.. configuration.DisabledSources, .. without],
                    SourceWeights = weights ?? configuration.SourceWeights,
                },
            },
        };
    }
}

/// <summary>A past ranking.</summary>
/// <param name="First">The first places, with the sources of each item.</param>
/// <param name="Eligible">All items that could have been shown.</param>
internal sealed record PastPlaces(IReadOnlyList<Candidate> First, IReadOnlyList<Candidate> Eligible)
{
    /// <summary>The number of items that a random order would have; null when the right one could not be shown.</summary>
    public int? AmongWith(string target) =>
        Eligible.Any(candidate => string.Equals(candidate.Id, target, StringComparison.Ordinal)) ? Eligible.Count : null;
}
