using Quartz;

namespace RecsConsole.Features.Jobs;

/// <summary>When a job runs by itself: a cron expression in a tenant's time zone.</summary>
public sealed record JobTimes(string Cron, TimeZoneInfo Zone)
{
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
}
