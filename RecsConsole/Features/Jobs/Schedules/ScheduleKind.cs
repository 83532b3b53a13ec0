namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>The ways to say when a job runs.</summary>
public enum ScheduleKind
{
    Minutes,
    Hourly,
    Daily,
    Weekdays,
    Weekly,

    /// <summary>A cron expression, for what the others cannot say.</summary>
    Expression,
}
