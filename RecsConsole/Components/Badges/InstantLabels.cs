using System.Globalization;

namespace RecsConsole.Components.Badges;

/// <summary>Instants in everyday words, in the reader's time zone; in UTC without a zone, which the exact form then states.</summary>
public static class InstantLabels
{
    /// <summary>"10:02" today, "yesterday 10:02", "Mon 10:02" within six days, then "17 Nov 10:02" and "17 Nov 2025".</summary>
    public static string Of(DateTimeOffset instant, DateTimeOffset now, TimeZoneInfo? zone)
    {
        var (local, today) = (In(instant, zone), In(now, zone).Date);
        var daysAgo = (today - local.Date).Days;
        var format = daysAgo switch
        {
            0 => "HH:mm",
            1 => $"'{SharedTexts.Yesterday}' HH:mm",
            -1 => $"'{SharedTexts.Tomorrow}' HH:mm",
            >= -6 and <= 6 => "ddd HH:mm",
            _ when local.Year == today.Year => "d MMM HH:mm",
            _ => "d MMM yyyy",
        };
        return local.OnScreen(format);
    }

    /// <summary>"today", "yesterday", "17 Nov" or "17 Nov 2025", for day precision.</summary>
    public static string DayOf(DateTimeOffset instant, DateTimeOffset now, TimeZoneInfo? zone)
    {
        var (local, today) = (In(instant, zone), In(now, zone).Date);
        return (today - local.Date).Days switch
        {
            0 => SharedTexts.Today,
            1 => SharedTexts.Yesterday,
            -1 => SharedTexts.Tomorrow,
            _ => local.OnScreen(local.Year == today.Year ? "d MMM" : "d MMM yyyy"),
        };
    }

    /// <summary>"17 Nov 2026 10:02": for dates of a version, which are read long before and after.</summary>
    public static string Minute(DateTimeOffset instant, TimeZoneInfo? zone) => In(instant, zone).OnScreen("d MMM yyyy HH:mm");

    /// <summary>"17 Nov 2026": the same for a day.</summary>
    public static string Day(DateTimeOffset instant, TimeZoneInfo? zone) => In(instant, zone).OnScreen("d MMM yyyy");

    /// <summary>"Tue 17 Nov 2026, 10:02:11 (UTC+01:00)".</summary>
    public static string Exact(DateTimeOffset instant, TimeZoneInfo? zone)
    {
        var local = In(instant, zone);
        var offset = local.Offset == TimeSpan.Zero ? "UTC" : "UTC" + local.ToString("zzz", CultureInfo.InvariantCulture);
        return local.OnScreen("ddd d MMM yyyy, HH:mm:ss") + $" ({offset})";
    }

    /// <summary>The day of an instant: the words for instants change with it.</summary>
    public static DateTime DateOf(DateTimeOffset instant, TimeZoneInfo? zone) => In(instant, zone).Date;

    private static DateTimeOffset In(DateTimeOffset instant, TimeZoneInfo? zone) =>
        TimeZoneInfo.ConvertTime(instant, zone ?? TimeZoneInfo.Utc);
}
