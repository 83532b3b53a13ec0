using RecsConsole.Engine.Arithmetic;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Metrics;

namespace RecsConsole.Features.Insights.Headlines;

/// <summary>Whether a figure changed from one period to the next, or only varies by chance (5 % level).</summary>
internal static class HeadlineTrends
{
    /// <summary>With fewer in one of the periods nothing is claimed.</summary>
    public const int Fewest = 20;

    /// <summary>
    /// Counts of two spans: without a change, each event falls into either by its length, with probability one half when they are equally
    /// long (J. Przyborowski, H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31, 1940).
    /// </summary>
    /// <param name="ratio">Length of the span now by that before.</param>
    public static InsightTrend OfCounts(long now, long before, double ratio = 1)
    {
        var expected = ratio / (1 + ratio);
        return now + before < Fewest ? InsightTrend.TooFew
            : WilsonInterval.Lower(now, now + before) > expected ? InsightTrend.Up
            : WilsonInterval.Upper(now, now + before) < expected ? InsightTrend.Down
            : InsightTrend.Unclear;
    }

    public static InsightTrend OfRates(InsightRate now, InsightRate before)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        return Math.Min(now.N, before.N) < Fewest ? InsightTrend.TooFew
            : now.Less(before) is not { } difference ? InsightTrend.TooFew
            : difference.Low > 0 ? InsightTrend.Up
            : difference.High < 0 ? InsightTrend.Down
            : InsightTrend.Unclear;
    }

    /// <summary>Medians differ when their intervals do not overlap, which is stricter than the level requires.</summary>
    public static InsightTrend OfMedians(MedianTime? now, MedianTime? before) =>
        Math.Min(now?.N ?? 0, before?.N ?? 0) < Fewest ? InsightTrend.TooFew
        : now!.Low > before!.High ? InsightTrend.Up
        : now.High < before.Low ? InsightTrend.Down
        : InsightTrend.Unclear;
}
