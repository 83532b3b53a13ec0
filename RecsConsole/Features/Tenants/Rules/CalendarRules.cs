using System.Globalization;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Tenants.Rules;

/// <summary>Validates a calendar.</summary>
internal static class CalendarRules
{
    private const int MaxHolidays = 400;

    public static IEnumerable<string> Check(CalendarSetting calendar)
    {
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
