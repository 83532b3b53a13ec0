using RecsConsole.Database;

namespace RecsConsole.Tenancy.Calendars;

/// <summary>Calendars that a new tenant starts with; it can change them in its settings.</summary>
public static class CalendarPresets
{
    public const string AroundTheClock = "around-the-clock";
    public const string OfficeHours = "office-hours";

    private const string Opens = "09:00";
    private const string Closes = "17:00";

    /// <summary>Around the clock, or from nine to five on five days of the week.</summary>
    public static CalendarRow New(Guid tenantId, string key, string timeZone)
    {
        var row = new CalendarRow
        {
            TenantId = tenantId,
            Key = key,
            TimeZone = timeZone,
            HoursJson = "[]",
        };
        var days = string.Equals(key, OfficeHours, StringComparison.Ordinal) ? Enumerable.Range(1, 5) : [];
        new CalendarSetting(key, timeZone, [.. days.Select(day => new HoursSetting(day, Opens, Closes))], []).Apply(row);
        return row;
    }
}
