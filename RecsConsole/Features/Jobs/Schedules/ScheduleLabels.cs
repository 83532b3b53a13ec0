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
            ScheduleKind.Minutes => $"Every {draft.EveryMinutes} minutes",
            ScheduleKind.Hourly => draft.Time.Minute == 0 ? "Every hour" : $"Every hour at {draft.Time.Minute} past",
            ScheduleKind.Daily => $"Every day at {Clock(draft.Time)}",
            ScheduleKind.Weekdays => $"Monday to Friday at {Clock(draft.Time)}",
            ScheduleKind.Weekly => $"Every {draft.Day} at {Clock(draft.Time)}",
            _ => $"By expression {cron}",
        };
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
