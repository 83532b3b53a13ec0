using System.Text.Json.Serialization;

namespace RecsConsole.Engine.Ranking;

/// <summary>
/// Score of one candidate, its calibrated probability of ending well, and the contributions that add up to the score; all scaled by
/// 1,000,000. Contributions are computed on demand, because hundreds of candidates are scored and few are kept. They follow from features
/// and weights; those of kept candidates are in the digest of the explanations.
/// </summary>
public sealed record CandidateScore(long Score, long Probability, [property: JsonIgnore] Func<IReadOnlyList<Contribution>> PartsOf)
{
    /// <summary>The contributions, in the order of the ranker's terms.</summary>
    [JsonIgnore]
    public IReadOnlyList<Contribution> Contributions => PartsOf();
}
