using Quartz;
using RecsConsole.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs;

/// <summary>When a job runs by itself: a cron expression in a tenant's time zone. Quartz is used here and nowhere else, for its expressions.</summary>
public sealed record JobTimes(string Cron, TimeZoneInfo Zone)
{
    /// <summary>When a job runs: by the tenant's own schedule, else by the job's default; null when it runs only when asked.</summary>
    public static JobTimes? Of(ITenantJob job, JobScheduleRow? own, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(job);
        return own is not { IsEnabled: false } && (own?.Cron ?? job.DefaultCron) is { } cron ? new(cron, zone) : null;
    }

    /// <summary>Whether the text is an expression at all.</summary>
    public static bool IsExpression(string cron) => CronExpression.TryParse(cron, out _);

    /// <summary>The next times after an instant; fewer than asked when the expression ends.</summary>
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

    /// <summary>The next time after an instant; null when the expression names none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset after) => Next(after, 1) is [var next] ? next : null;
}
