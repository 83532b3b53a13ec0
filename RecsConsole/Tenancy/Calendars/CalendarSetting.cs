using System.Globalization;
using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Tenancy.Calendars;

/// <summary>A business calendar in the format of the settings.</summary>
/// <param name="Hours">Empty means around the clock.</param>
/// <param name="Holidays">Dates without business hours, yyyy-MM-dd.</param>
public sealed record CalendarSetting(string Key, string TimeZone, IReadOnlyList<HoursSetting> Hours, IReadOnlyList<string> Holidays)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>What people call it; null where the key says it.</summary>
    public string? Name { get; init; }

    /// <summary>The stored calendar.</summary>
    public static CalendarSetting For(CalendarRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.Key,
            row.TimeZone,
            [.. BusinessCalendar.From(row).Hours.OrderBy(hours => hours.Day).ThenBy(hours => hours.From).Select(HoursSetting.For)],
            [.. row.Holidays.Order(StringComparer.Ordinal)]
        )
        {
            Name = row.Name,
        };
    }

    /// <summary>Its name for people; a method, because properties are saved with the settings.</summary>
    public string Title() => Name ?? Key;

    /// <summary>As <see cref="BusinessCalendar.IsAroundTheClock"/>; a method, because properties are saved with the settings.</summary>
    public bool NeverCloses() => Hours.Count == 0;

    /// <summary>Applies these settings to a stored calendar.</summary>
    public void Apply(CalendarRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        (row.Name, row.TimeZone) = (Name, TimeZone);
        row.HoursJson = JsonSerializer.Serialize(Hours, s_json);
        row.Holidays = [.. Holidays];
    }
}

/// <summary>Hours of a weekday, 0 is Sunday; an end not after the start lies on the next day, so 00:00 is midnight.</summary>
public sealed record HoursSetting(int Day, string From, string To)
{
    public static HoursSetting For(BusinessHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        return new(hours.Day, Time(hours.From), Time(hours.To));
    }

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
