namespace RecsConsole.Engine.Ranking;

/// <summary>Score of one candidate, its calibrated probability of ending well, and the parts that sum up to the score; all scaled by 1,000,000.</summary>
public sealed record CandidateScore(
    long Score,
    long Probability,
    IReadOnlyList<Contribution> Contributions
);
