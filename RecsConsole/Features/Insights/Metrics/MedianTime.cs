using RecsConsole.Components.Badges;
using RecsConsole.Components.Charts;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>
/// Median of times with its 95 % interval from order statistics, which makes no assumption about the distribution (W. J. Conover,
/// "Practical Nonparametric Statistics", 3rd edition, section 3.2).
/// </summary>
internal sealed record MedianTime(TimeSpan Median, TimeSpan? Low, TimeSpan? High, int N)
{
    // with fewer values the interval would extend beyond the smallest and the largest
    private const int MinForInterval = 6;
    private const double Z = 1.96;

    /// <summary>Null when there are no times.</summary>
    public static MedianTime? From(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        var n = sorted.Length;
        if (n == 0)
        {
            return null;
        }

        var median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        if (n < MinForInterval)
        {
            return new(median, null, null, n);
        }

        var half = Z * Math.Sqrt(n) / 2;
        var low = Math.Max(1, (int)Math.Ceiling((n / 2.0) - half));
        var high = Math.Min(n, (int)Math.Ceiling((n / 2.0) + half));
        return new(median, sorted[low - 1], sorted[high - 1], n);
    }

    /// <summary>The figure; without a time it states why there is none.</summary>
    public static InsightFigure Figure(string key, string words, MedianTime? time, string of, string absent) =>
        new(words)
        {
            Key = key,
            Text = time is null ? null : DurationLabels.Working(time.Median),
            Amount = time is null ? null : new(time.Median.TotalHours, time.N),
            Rest = time switch
            {
                null => null,
                { Low: { } low, High: { } high } => Texts.MedianOfWithInterval.With(
                    ChartNumbers.Count(time.N),
                    InsightLabels.Of(of, time.N),
                    DurationLabels.Working(low),
                    DurationLabels.Working(high)
                ),
                _ => Texts.MedianOf.With(ChartNumbers.Count(time.N), InsightLabels.Of(of, time.N)),
            },
            Absent = time is null ? absent : null,
        };
}
