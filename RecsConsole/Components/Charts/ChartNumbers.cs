using System.Globalization;

namespace RecsConsole.Components.Charts;

/// <summary>Numbers in the reader's format for charts, and in the format of style sheets and SVG.</summary>
public static class ChartNumbers
{
    private const int Digits = 9;

    /// <summary>
    /// 0.347 is "35 %"; below one percent and above ninety-nine with one decimal, so that nearly all never looks like all, nor nearly none
    /// like none.
    /// </summary>
    public static string Percent(double share)
    {
        var shown = Shown(share);
        return shown.ToString(shown is (> 0 and < 1) or (> 99 and < 100) ? "0.0" : "0", CultureInfo.CurrentCulture) + " %";
    }

    /// <summary>
    /// The percentage points between two shares as <see cref="Percent"/> shows them, for a difference beside both; the exact difference
    /// where both look the same.
    /// </summary>
    public static double Points(double now, double before)
    {
        var shown = Shown(now) - Shown(before);
        return Math.Abs(shown) < 0.05 ? 100 * (now - before) : shown;
    }

    private static double Shown(double share)
    {
        // a bound that is zero or one but for rounding errors is said to be so
        var percent = Math.Round(share * 100, Digits);
        return percent switch
        {
            > 0 and < 1 => Math.Max(0.1, Math.Round(percent, 1, MidpointRounding.AwayFromZero)),
            > 99 and < 100 => Math.Min(99.9, Math.Round(percent, 1, MidpointRounding.AwayFromZero)),
            _ => Math.Round(percent, MidpointRounding.AwayFromZero),
        };
    }

    /// <summary>"1,284".</summary>
    public static string Count(double count) => count.ToString("#,0.##", CultureInfo.CurrentCulture);

    internal static string Css(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
