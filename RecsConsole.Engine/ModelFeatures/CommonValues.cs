using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Values that are computed in the same way for every kind.</summary>
internal static class CommonValues
{
    private const int LowestPriority = 4;

    // as many uses as this are enough evidence: more of them say nothing new
    private const int EnoughCases = 50;

    public static long Match(FeatureInput it) => Fusion.Of(it.Candidate.Provenance, it.Snapshot.Shared.Configuration.SourceWeights);

    public static long HistoricalSuccess(FeatureInput it) => FixedPoint.FromDouble(WilsonInterval.Lower(it.Use.EndedWell, it.Use.Used));

    /// <summary>
    /// Smoothed success rate (k + 1) / (n + 2), the mean of Beta(1 + k, 1 + n - k): the uniform prior keeps few cases near one half.
    /// </summary>
    public static long SuccessRate(FeatureInput it) => FixedPoint.One * (it.Use.EndedWell + 1) / (it.Use.Used + 2);

    public static long SimilarCases(FeatureInput it) => FixedPoint.One * Math.Min(it.Use.Used, EnoughCases) / EnoughCases;

    public static long Priority(FeatureInput it) =>
        it.Case.Priority is { } priority ? FixedPoint.One * (LowestPriority - priority) / (LowestPriority - 1) : 0;
}
