using System.Globalization;

namespace RecsConsole.Platform;

/// <summary>Dates in the style of the screen's language: "17 Nov", "17. Nov.", "17 lis".</summary>
public static class ScreenDates
{
    /// <param name="format">The format in English order, with the day as "d MMM"; the clock has 24 hours in every language.</param>
    public static string OnScreen(this DateTimeOffset at, string format) => at.ToString(Own(format), CultureInfo.CurrentCulture);

    /// <inheritdoc cref="OnScreen(DateTimeOffset, string)" />
    public static string OnScreen(this DateOnly day, string format) => day.ToString(Own(format), CultureInfo.CurrentCulture);

    // German writes a point after the day
    private static string Own(string format) =>
        CultureInfo.CurrentCulture.TwoLetterISOLanguageName is "de" ? format.Replace("d MMM", "d. MMM", StringComparison.Ordinal) : format;
}
