using System.Globalization;

namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>Cron expressions in words, as far as the choices of the schedule dialog go; others are shown as they are.</summary>
public static class ScheduleLabels
{
    public static string Of(string cron)
    {
        var draft = ScheduleDraft.Read(cron);
        return draft.Kind switch
        {
            ScheduleKind.Minutes => Texts.EveryMinutes.With(draft.EveryMinutes),
            ScheduleKind.Hourly => draft.Time.Minute == 0 ? Texts.EveryHour : Texts.EveryHourAtPast.With(draft.Time.Minute),
            ScheduleKind.Daily => Texts.EveryDayWithClock.With(Clock(draft.Time)),
            ScheduleKind.Weekdays => Texts.MondayToFridayWithClock.With(Clock(draft.Time)),
            ScheduleKind.Weekly => Texts.EveryAt.With(CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(draft.Day), Clock(draft.Time)),
            _ => Texts.ByExpressionWithCron.With(cron),
        };
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
