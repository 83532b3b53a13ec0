using System.Text.Json.Serialization;

namespace RecsConsole.Engine.Ranking;

/// <summary>
/// Score of one candidate, its calibrated probability of ending well, and the parts that sum up to the score; all scaled by 1,000,000. The
/// parts are computed on demand, because hundreds are scored and few are kept. They follow from features and weights; the parts of kept
/// candidates are in the digest of the explanations.
/// </summary>
public sealed record CandidateScore(long Score, long Probability, [property: JsonIgnore] Func<IReadOnlyList<Contribution>> PartsOf)
{
    /// <summary>The parts, in the order of the ranker's terms.</summary>
    [JsonIgnore]
    public IReadOnlyList<Contribution> Contributions => PartsOf();
}
