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
        // a bound that is zero or one but for rounding errors is said to be so
        var percent = Math.Round(share * 100, Digits);
        var words = percent switch
        {
            > 0 and < 1 => Math.Max(0.1, percent).ToString("0.0", CultureInfo.CurrentCulture),
            > 99 and < 100 => Math.Min(99.9, percent).ToString("0.0", CultureInfo.CurrentCulture),
            _ => percent.ToString("0", CultureInfo.CurrentCulture),
        };
        return words + " %";
    }

    /// <summary>"1,284".</summary>
    public static string Count(double count) => count.ToString("#,0.##", CultureInfo.CurrentCulture);

    internal static string Css(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
