using System.Globalization;

namespace RecsConsole.Components.Charts;

/// <summary>Numbers as charts write them, whatever the culture of the machine.</summary>
public static class ChartNumbers
{
    /// <summary>0.347 is "35 %"; below one percent and above ninety-nine one decimal, so that nearly all is not all.</summary>
    public static string Percent(double share)
    {
        var percent = share * 100;
        var isNearAnEnd = percent is > 0 and < 1 or > 99 and < 100;
        return percent.ToString(isNearAnEnd ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>"1,284".</summary>
    public static string Count(double count) =>
        count.ToString("#,0.##", CultureInfo.InvariantCulture);

    internal static string Css(double value) =>
        value.ToString("0.##", CultureInfo.InvariantCulture);
}
