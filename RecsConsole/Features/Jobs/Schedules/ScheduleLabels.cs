using System.Globalization;

namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>Cron expressions in words; those too complex for words get a generic text.</summary>
public static class ScheduleLabels
{
    public static string Of(string cron)
    {
        ArgumentNullException.ThrowIfNull(cron);
        return CronFields.Read(cron) is not { } fields ? Texts.ScheduleOfItsOwn
            : fields.Days.IsEveryDay ? EveryDay(fields)
            : OnDays(fields.Days, fields);
    }

    private static string EveryDay(CronFields fields) => OftenWords(fields) ?? Texts.EveryDayWithClock.With(Clocks(fields));

    // more than once a day, otherwise null
    private static string? OftenWords(CronFields fields) =>
        fields switch
        {
            { EveryMinutes: 1 } => Texts.EveryMinute,
            { EveryMinutes: { } minutes } => Texts.EveryMinutes.With(minutes),
            { EveryHours: 1, Minute: 0 } => Texts.EveryHour,
            { EveryHours: 1 } => Texts.EveryHourAtPast.With(fields.Minute),
            { EveryHours: { } hours, Minute: 0 } => Texts.EveryHours.With(hours),
            { EveryHours: { } hours } => Texts.EveryHoursAtPast.With(hours, fields.Minute),
            _ => null,
        };

    private static string OnDays(CronDays days, CronFields fields)
    {
        if (OftenWords(fields) is { } often)
        {
            return $"{often}, {DaysWords(days)}";
        }

        var clocks = Clocks(fields);
        return days switch
        {
            { DayOfMonth: 0 } => Texts.LastDayOfMonthAt.With(clocks),
            { DayOfMonth: { } day } => Texts.DayOfMonthAt.With(day, clocks),
            { DaysOfWeek: [var only] } => Texts.EveryAt.With(Name(only), clocks),
            _ when IsWorkingWeek(days) => Texts.MondayToFridayWithClock.With(clocks),
            _ => Texts.OnDaysAt.With(DaysWords(days), clocks),
        };
    }

    private static string DaysWords(CronDays days) =>
        days switch
        {
            { DayOfMonth: 0 } => Texts.LastDayOfMonth,
            { DayOfMonth: { } day } => Texts.DayOfMonth.With(day),
            _ when IsWorkingWeek(days) => Texts.MondayToFridayInSentence,
            _ => string.Join(", ", days.DaysOfWeek.Select(Name)),
        };

    private static bool IsWorkingWeek(CronDays days) =>
        days.DaysOfWeek is [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static string Name(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);

    private static string Clocks(CronFields fields) =>
        string.Join(", ", fields.Hours.Select(hour => new TimeOnly(hour, fields.Minute).ToString("HH:mm", CultureInfo.InvariantCulture)));
}
