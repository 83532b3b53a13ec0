namespace RecsConsole.Engine.Snapshots;

/// <summary>What High and Medium need; a tenant can only tighten. Probabilities and bounds are scaled by 1,000,000.</summary>
public sealed record ConfidenceThresholds(
    long HighProbability,
    int HighCases,
    long HighLowerBound,
    long MediumProbability,
    int MediumCases
)
{
    /// <summary>The design's floor: High p >= .7, n >= 10, bound >= .5; Medium p >= .4, n >= 4.</summary>
    public static ConfidenceThresholds Default { get; } = new(700_000, 10, 500_000, 400_000, 4);
}
