namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>Kinds of schedule.</summary>
public enum ScheduleKind
{
    Minutes,
    Hourly,
    Daily,
    Weekdays,
    Weekly,

    /// <summary>A cron expression, for anything else.</summary>
    Expression,
}
