using System.Globalization;

namespace RecsConsole.Platform;

/// <summary>Dates as the language of the screen writes them: "17 Nov", "17. Nov.", "17 lis".</summary>
public static class ScreenDates
{
    /// <param name="format">In English order, with a day as "d MMM"; the clock has 24 hours everywhere.</param>
    public static string OnScreen(this DateTimeOffset at, string format) => at.ToString(Own(format), CultureInfo.CurrentCulture);

    /// <inheritdoc cref="OnScreen(DateTimeOffset, string)" />
    public static string OnScreen(this DateOnly day, string format) => day.ToString(Own(format), CultureInfo.CurrentCulture);

    // German sets a point after the day
    private static string Own(string format) =>
        CultureInfo.CurrentCulture.TwoLetterISOLanguageName is "de" ? format.Replace("d MMM", "d. MMM", StringComparison.Ordinal) : format;
}
