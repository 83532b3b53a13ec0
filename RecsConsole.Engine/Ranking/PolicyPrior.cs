using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Ranking;

/// <summary>
/// What a policy's recommendation adds to the score of an eligible action: a small, fixed part, the same for every ranker and every policy,
/// listed among the contributions. It decides between actions that are nearly as good, not against what the cases show. It makes nothing
/// eligible, and what a policy requires still comes first.
/// </summary>
public static class PolicyPrior
{
    /// <summary>Name of the contribution.</summary>
    public const string Term = "policy_recommended";

    /// <summary>
    /// Added to a score of the weighted rules: a twentieth of their scale, half of what strategic priorities may add
    /// (<see cref="StrategicPriority.MaxBoost"/>). Set once, not fitted.
    /// </summary>
    public const long Share = 50_000;

    /// <summary>Added to the score of a trained model, an exponent: the odds rise by a fifth, as the share does around one half.</summary>
    public const long Exponent = 200_000;

    /// <summary>The scores with the part added; the same list when no policy recommends anything here.</summary>
    /// <param name="scores">In the order of the candidates.</param>
    /// <param name="floor">Says which kind of scores the ranker gives.</param>
    public static IReadOnlyList<CandidateScore> Add(
        CaseSnapshot snapshot,
        IReadOnlyList<Candidate> eligible,
        IReadOnlyList<CandidateScore> scores,
        ScoreFloor floor
    )
    {
        ArgumentNullException.ThrowIfNull(eligible);
        ArgumentNullException.ThrowIfNull(scores);
        var index = SnapshotIndex.From(snapshot);
        if (index.Policies.Recommended.Count == 0)
        {
            return scores;
        }

        var prior = floor.IsExponent ? Exponent : Share;
        return [.. scores.Select((score, i) => CandidatePolicies.RecommendedBy(eligible[i], index) is null ? score : Raised(score, prior))];
    }

    private static CandidateScore Raised(CandidateScore score, long prior) =>
        new(score.Score + prior, score.Probability, () => [.. score.Contributions, new Contribution(Term, FixedPoint.One, prior, prior)]);
}
