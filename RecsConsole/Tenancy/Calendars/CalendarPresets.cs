using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Engine.Sentences;

namespace RecsConsole.Tenancy.Calendars;

/// <summary>Calendars that a new tenant starts with; it can change them in its settings.</summary>
public static class CalendarPresets
{
    public const string AroundTheClock = "around-the-clock";
    public const string OfficeHours = "office-hours";

    private const string Opens = "09:00";
    private const string Closes = "17:00";

    /// <summary>Name of a calendar that the console brings, in the reader's language; null for any other.</summary>
    public static string? TitleOf(string key) =>
        key switch
        {
            OfficeHours => TenancyTexts.CalendarOfficeHours,
            AroundTheClock => TenancyTexts.CalendarAroundTheClock,
            _ => null,
        };

    /// <summary>
    /// What a reader reads of a calendar: the name that somebody gave it; one that the console brought has its name in the reader's language,
    /// whoever brought it.
    /// </summary>
    /// <param name="name">As stored; null or the key where nobody gave it one.</param>
    public static string TitleOf(string key, string? name) =>
        TitleOf(key) is { } title && (name is null || string.Equals(name, key, StringComparison.Ordinal) || WasBrought(key, name))
            ? title
            : name ?? key;

    private static bool WasBrought(string key, string name)
    {
        var text = string.Equals(key, OfficeHours, StringComparison.Ordinal)
            ? nameof(TenancyTexts.CalendarOfficeHours)
            : nameof(TenancyTexts.CalendarAroundTheClock);
        return ExplanationLanguage.Codes.Any(language =>
            string.Equals(
                TenancyTexts.ResourceManager.GetString(text, CultureInfo.GetCultureInfo(language)),
                name,
                StringComparison.OrdinalIgnoreCase
            )
        );
    }

    /// <summary>Around the clock, or from nine to five on five days of the week.</summary>
    /// <param name="name">What its users read; without one they read the key.</param>
    public static CalendarRow New(Guid tenantId, string key, string timeZone, string? name = null)
    {
        var row = new CalendarRow
        {
            TenantId = tenantId,
            Key = key,
            TimeZone = timeZone,
            HoursJson = "[]",
        };
        var isOffice = string.Equals(key, OfficeHours, StringComparison.Ordinal);
        var setting = isOffice ? Office(key, timeZone) : new CalendarSetting(key, timeZone, [], []);
        (setting with { Name = name }).Apply(row);
        return row;
    }

    /// <summary>From nine to five on five days of the week, without holidays.</summary>
    public static CalendarSetting Office(string key, string timeZone) =>
        new(key, timeZone, [.. Enumerable.Range(1, 5).Select(day => new HoursSetting(day, Opens, Closes))], []);
}
