namespace RecsConsole.Features.Insights.Rules;

/// <summary>
/// Whether a reading raises an alarm. Unusual is a reading whose modified z-score against earlier windows exceeds 3.5 (B. Iglewicz,
/// D. Hoaglin, "How to Detect and Handle Outliers", ASQC, 1993), where the spread is never taken to be smaller than chance alone makes it.
/// </summary>
internal static class AlarmJudge
{
    /// <summary>The number of earlier windows to compare with.</summary>
    public const int Windows = 8;

    private const int FewestWindows = 5;
    private const double Far = 3.5;

    // scales the median absolute deviation to the standard deviation of a normal distribution
    private const double Normal = 1.4826;

    // a time or an index that moves by less is the same
    private const double SameShare = 0.05;

    /// <param name="earlier">The windows before, oldest first; only for kinds without a limit.</param>
    public static AlarmVerdict Judge(AlarmRule rule, FigureUnit unit, FigureReading now, IReadOnlyList<FigureReading> earlier) =>
        rule.Kind switch
        {
            FigureAlarmKind.Above => OfLimit(now, (now.Interval?.Low ?? now.Value) > rule.Limit / AlarmRule.Millionths),
            FigureAlarmKind.Below => OfLimit(now, (now.Interval?.High ?? now.Value) < rule.Limit / AlarmRule.Millionths),
            FigureAlarmKind.Missing => new(now, IsJudged: true, now.N == 0 && earlier.Any(each => each.N > 0)),
            _ => OfHistory(now, unit, earlier),
        };

    // where the figure has an interval, all of it must be beyond the limit
    private static AlarmVerdict OfLimit(FigureReading now, bool isBeyond) => new(now, now.IsEnough, now.IsEnough && isBeyond);

    private static AlarmVerdict OfHistory(FigureReading now, FigureUnit unit, IReadOnlyList<FigureReading> earlier)
    {
        // before the first data nothing was counted yet, which is no history of zeros
        double[] known = [.. earlier.SkipWhile(each => each.N == 0).Where(each => each.IsEnough).Select(each => each.Value!.Value)];
        if (!now.IsEnough || known.Length < FewestWindows)
        {
            return new(now, IsJudged: false, IsUp: false);
        }

        var usual = Median(known);
        var spread = Math.Max(Normal * Median([.. known.Select(value => Math.Abs(value - usual))]), ByChance(unit, usual, now.N));
        return new(now, IsJudged: true, Math.Abs(now.Value!.Value - usual) > Far * spread) { Usual = usual };
    }

    // the standard error of a share, with a success and a failure added so that it is never zero, and of a count of independent events
    private static double ByChance(FigureUnit unit, double usual, long n)
    {
        if (unit is FigureUnit.Share)
        {
            var share = ((usual * n) + 1) / (n + 2);
            return Math.Sqrt(share * (1 - share) / Math.Max(1, n));
        }

        return unit is FigureUnit.Count ? Math.Sqrt(Math.Max(1, usual)) : Math.Max(SameShare * Math.Abs(usual), 1 / AlarmRule.Millionths);
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>What a rule says about one reading.</summary>
/// <param name="IsJudged">There was enough to judge it.</param>
/// <param name="IsUp">The alarm is raised.</param>
internal sealed record AlarmVerdict(FigureReading Reading, bool IsJudged, bool IsUp)
{
    /// <summary>The median of the earlier windows; null when the rule does not compare with them.</summary>
    public double? Usual { get; init; }
}
