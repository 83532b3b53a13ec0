using System.Globalization;
using System.Text.RegularExpressions;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Tenants.Rules;

/// <summary>Validates calendars.</summary>
internal static partial class CalendarRules
{
    public const int LongestKey = 100;
    public const int LongestName = 200;

    private const int MaxHolidays = 400;

    /// <summary>Errors in the calendars of a version.</summary>
    public static IEnumerable<string> Check(TenantConfiguration settings)
    {
        var calendars = settings.Calendars ?? [];
        var keys = calendars.Select(each => each.Key).ToList();
        return
        [
            .. calendars.SelectMany(Check),
            .. keys.GroupBy(key => key, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(Twice),
            .. (settings.RemovedCalendars ?? []).Intersect(keys, StringComparer.Ordinal).Select(key => Texts.CalendarStays.With(key)),
        ];
    }

    /// <summary>Errors in the ids of added calendars; the id of an existing one stays as it is.</summary>
    public static IEnumerable<string> CheckAdded(TenantConfiguration before, TenantConfiguration after) =>
        (after.Calendars ?? [])
            .Select(each => each.Key)
            .Except((before.Calendars ?? []).Select(each => each.Key), StringComparer.Ordinal)
            .Select(WrongKey)
            .OfType<string>();

    /// <summary>Why an id is not valid for a new calendar; null when it is.</summary>
    public static string? WrongKey(string key) => KeyPattern().IsMatch(key) ? null : Texts.CalendarIdInvalid.With(key);

    public static IEnumerable<string> Check(CalendarSetting calendar)
    {
        if (calendar.Name is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > LongestName))
        {
            yield return Texts.CalendarNameWrong.With(calendar.Key, LongestName);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(calendar.TimeZone, out _))
        {
            yield return Texts.CalendarZoneUnknown.With(calendar.Key, calendar.TimeZone);
        }

        if (calendar.Holidays.FirstOrDefault(day => !IsDate(day)) is { } wrong)
        {
            yield return Texts.CalendarDateInvalid.With(calendar.Key, wrong);
        }

        if (calendar.Holidays.Count > MaxHolidays)
        {
            yield return Texts.CalendarTooManyHolidays.With(calendar.Key, MaxHolidays);
        }

        foreach (var hours in calendar.Hours.Where(hours => !IsHours(hours)))
        {
            yield return Texts.CalendarHoursInvalid.With(calendar.Key, CalendarLabels.Day(hours.Day), hours.From, hours.To);
        }

        foreach (var day in DaysThatOverlap(calendar))
        {
            yield return Texts.CalendarHoursOverlap.With(calendar.Key, CalendarLabels.Day(day));
        }
    }

    private static string Twice(IGrouping<string, string> same) => Texts.CalendarTwice.With(same.Key);

    [GeneratedRegex("^[a-z][a-z0-9_-]{1,99}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KeyPattern();

    private static IEnumerable<int> DaysThatOverlap(CalendarSetting calendar) =>
        calendar
            .Hours.Where(IsHours)
            .GroupBy(hours => hours.Day)
            .Where(group =>
            {
                var inOrder = group.OrderBy(hours => hours.From, StringComparer.Ordinal).ToList();
                return inOrder
                    .Zip(inOrder.Skip(1))
                    .Any(pair =>
                        string.CompareOrdinal(pair.First.To, pair.First.From) <= 0
                        || string.CompareOrdinal(pair.Second.From, pair.First.To) < 0
                    );
            })
            .Select(group => group.Key);

    private static bool IsHours(HoursSetting hours) => hours.Day is >= 0 and <= 6 && IsTime(hours.From) && IsTime(hours.To);

    private static bool IsTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
