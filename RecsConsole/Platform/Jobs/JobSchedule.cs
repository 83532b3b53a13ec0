using Quartz;
using RecsConsole.Database;

namespace RecsConsole.Platform.Jobs;

/// <summary>When a job runs by itself: a cron expression in a tenant's time zone. Quartz is used only here, for its expressions.</summary>
public sealed record JobSchedule(string Cron, TimeZoneInfo Zone)
{
    /// <summary>
    /// The expression for a job: the tenant's own schedule, otherwise the job's default; null when it runs only on request. A fixed job
    /// has its default, whatever was stored.
    /// </summary>
    public static JobSchedule? From(JobInfo job, JobScheduleRow? own, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(job);
        var chosen = job.IsFixed ? null : own;
        return chosen is not { IsEnabled: false } && (chosen?.Cron ?? job.DefaultCron) is { } cron ? new(cron, zone) : null;
    }

    /// <summary>Whether the text is a valid expression.</summary>
    public static bool IsExpression(string cron) => CronExpression.TryParse(cron, out _);

    /// <summary>The next times after an instant; fewer than requested if the expression ends.</summary>
    public IReadOnlyList<DateTimeOffset> Next(DateTimeOffset after, int count)
    {
        var cron = new CronExpression(Cron, Zone);
        var times = new List<DateTimeOffset>();
        DateTimeOffset? at = after;
        while (times.Count < count && (at = cron.GetNextValidTimeAfter(at.Value)) is { } next)
        {
            times.Add(next.ToUniversalTime());
        }

        return times;
    }

    /// <summary>The next time after an instant; null when there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset after) => Next(after, 1) is [var next] ? next : null;
}
