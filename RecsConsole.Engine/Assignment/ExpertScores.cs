using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Assignment;

/// <summary>
/// How well people fit a case, by the same sources, rules and weights as a slate, without load: the plan adds it. People
/// outside working hours take no case whose deadline is near.
/// </summary>
public static class ExpertScores
{
    private static readonly CandidateSources Sources = CandidateSources.All();
    private static readonly EligibilityRules Rules = EligibilityRules.All();
    private static readonly FeatureExtractor Features = new();
    private static readonly HeuristicRanker Ranker = new();

    /// <summary>Score by person id of each person who could take the case, scaled by 1,000,000.</summary>
    public static IReadOnlyDictionary<string, long> Of(CaseSnapshot snapshot) => Screen(snapshot).Scores;

    /// <summary>The same, with those who fit but could not take it now.</summary>
    public static ExpertFits Screen(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var configuration = snapshot.Shared.Configuration;
        var index = SnapshotIndex.From(snapshot);
        var isUrgent = snapshot.Case.SlaBand is SlaBand.Soon or SlaBand.Late;
        var screening = Rules.Screen(snapshot, SlateKind.Expert, Sources.Propose(snapshot, SlateKind.Expert).Candidates);
        var eligible = screening.Eligible.Where(candidate => !isUrgent || IsWorking(index, candidate)).ToArray();
        var scores = Ranker.Score(
            Features.Extract(snapshot, SlateKind.Expert, eligible),
            SlateKind.Expert,
            configuration with
            {
                Weights = configuration.Weights with { WorkloadPenalty = 0 },
            }
        );
        return new(
            eligible.Zip(scores).ToDictionary(pair => pair.First.Id, pair => pair.Second.Score, StringComparer.Ordinal),
            [.. screening.Excluded.Where(each => each.Reasons is [ReasonCode.ExpertOverloaded]).Select(each => each.Id)],
            [.. screening.Eligible.Except(eligible).Select(candidate => candidate.Id)]
        );
    }

    private static bool IsWorking(SnapshotIndex index, Candidate candidate) =>
        index.People.Person(candidate.Id) is { } person && index.Presence(person.Id)?.InWorkingHours == true;
}
