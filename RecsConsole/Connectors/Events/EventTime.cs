using System.Globalization;

namespace RecsConsole.Connectors.Events;

/// <summary>Times in events: ISO 8601 with an offset, or seconds or milliseconds since 1970.</summary>
internal static class EventTime
{
    // seconds beyond this would lie in the year 5138: they are milliseconds
    private const long MostSeconds = 100_000_000_000;
    private const long MostMilliseconds = MostSeconds * 1000;

    /// <summary>Null when it is no time. Without an offset it is UTC.</summary>
    public static DateTimeOffset? Read(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number <= MostSeconds ? DateTimeOffset.FromUnixTimeSeconds(number)
                : number <= MostMilliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(number)
                : null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }

    /// <summary>A day without a time; null when it is none.</summary>
    public static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
