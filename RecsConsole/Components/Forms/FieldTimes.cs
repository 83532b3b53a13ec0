using System.Globalization;

namespace RecsConsole.Components.Forms;

/// <summary>Instants in the browser's fields for date and time, in the reader's time zone; in UTC without a zone.</summary>
public static class FieldTimes
{
    private const string Minutes = "yyyy-MM-dd'T'HH:mm";
    private const string Days = "yyyy-MM-dd";
    private static readonly string[] s_forms = [Minutes, "yyyy-MM-dd'T'HH:mm:ss", Days];

    /// <summary>For a datetime-local field; empty while not set.</summary>
    public static string Minute(DateTimeOffset? at, TimeZoneInfo? zone) => Written(at, zone, Minutes);

    /// <summary>For a date field; empty while not set.</summary>
    public static string Day(DateTimeOffset? at, TimeZoneInfo? zone) => Written(at, zone, Days);

    /// <summary>
    /// The typed instant; null when the field is empty or unreadable. A time that the clocks skip in spring counts as far after the change.
    /// </summary>
    public static DateTimeOffset? Read(string? typed, TimeZoneInfo? zone)
    {
        // at the ends of the calendar there is no room for an offset
        var isTime = DateTime.TryParseExact(typed, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall);
        if (!isTime || wall.Year is 1 or 9999)
        {
            return null;
        }

        return new DateTimeOffset(wall, (zone ?? TimeZoneInfo.Utc).GetUtcOffset(wall)).ToUniversalTime();
    }

    private static string Written(DateTimeOffset? at, TimeZoneInfo? zone, string format) =>
        at is { } known ? TimeZoneInfo.ConvertTime(known, zone ?? TimeZoneInfo.Utc).ToString(format, CultureInfo.InvariantCulture) : "";
}
