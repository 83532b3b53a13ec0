using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Cli.Backtest;

/// <summary>Ranks a snapshot as the desk does, by the weighted rules, with some sources left out.</summary>
internal sealed class PastRanking(AccessPolicy policy, SlateKind kind)
{
    private const int Slots = 10;
    private readonly CandidateSources _sources = CandidateSources.All();
    private readonly EligibilityRules _eligibility = EligibilityRules.All(policy);
    private readonly FeatureExtractor _extractor = new();
    private readonly HeuristicRanker _ranker = new();
    private readonly StandardSlatePolicy _slates = new();

    /// <summary>What would have stood in the first ten places, with who proposed it.</summary>
    /// <param name="without">Sources left out.</param>
    /// <param name="weights">Weights of sources in place of the tenant's own.</param>
    public IReadOnlyList<Candidate> Rank(
        CaseSnapshot snapshot,
        IReadOnlyCollection<string>? without = null,
        IReadOnlyDictionary<string, long>? weights = null
    )
    {
        var seen = With(snapshot, without ?? [], weights);
        var screening = _eligibility.Screen(seen, kind, _sources.Propose(seen, kind));
        var features = _extractor.Extract(seen, kind, screening.Eligible);
        var scores = _ranker.Score(features, kind, seen.Shared.Configuration);
        var placed = _slates.Place(seen, screening.Eligible, scores, new(kind, Slots, Seed: 0));
        return [.. placed.Placed.Take(Slots).Select(each => screening.Eligible[each.Index])];
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
