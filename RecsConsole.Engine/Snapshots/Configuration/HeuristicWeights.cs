namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// Weights of the heuristic's terms, scaled by 1,000,000; each term is in 0..1 and the score is the sum of the contributions.
/// </summary>
public sealed record HeuristicWeights(
    long Match,
    long HistoricalSuccess,
    long SlaUrgency,
    long RoleMatch,
    long Freshness,
    long MediumRiskPenalty,
    long HighRiskPenalty,
    long ReviewOverduePenalty,
    long WorkloadPenalty
)
{
    /// <summary>The design's defaults: .35 .25 .20 .10 .10, minus penalties.</summary>
    public static HeuristicWeights Default { get; } = new(350_000, 250_000, 200_000, 100_000, 100_000, 30_000, 80_000, 50_000, 100_000);
}
