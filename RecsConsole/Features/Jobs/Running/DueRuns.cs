using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Jobs.Schedules;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>
/// Queues scheduled runs that are due: by the tenant's own schedule, or the job's default. The timer's row stores the next time. Times that
/// passed while no process ran are made up for once. <see cref="JobDispatcher"/> calls it every few seconds and starts what is queued.
/// </summary>
public sealed partial class DueRuns(IEnumerable<JobInfo> jobs, TenantDb tenantDb, TimeProvider clock, ILogger<DueRuns> logger)
{
    /// <summary>Queues what is due for the tenant, and updates its timers to its schedules.</summary>
    public async Task QueueDueAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        var zoneId = await db.Tenants.Where(row => row.Id == tenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        var zone = TimeZones.Find(zoneId) ?? TimeZoneInfo.Utc;
        var own = await db.JobSchedules.AsNoTracking().ToDictionaryAsync(row => row.Job, StringComparer.Ordinal, cancellationToken);
        var timers = await db.JobTimers.AsNoTracking().ToDictionaryAsync(row => row.Job, StringComparer.Ordinal, cancellationToken);
        foreach (var job in jobs)
        {
            var times = JobSchedule.From(job, own.GetValueOrDefault(job.Key), zone);
            try
            {
                await KeepAsync(db, job.Key, timers.GetValueOrDefault(job.Key), times, cancellationToken);
            }
            catch (Exception e) when (ConcurrencyConflict.Is(e))
            {
                db.ChangeTracker.Clear(); // another process was faster
            }
        }
    }

    private Task KeepAsync(ConsoleDbContext db, string job, JobTimerRow? timer, JobSchedule? times, CancellationToken cancellationToken)
    {
        if (times is null)
        {
            return timer is null ? Task.CompletedTask : JobTimers.RemoveAsync(db, job, cancellationToken);
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        var next = new JobTimerRow
        {
            TenantId = db.TenantId,
            Job = job,
            Cron = times.Cron,
            TimeZone = times.Zone.Id,
            DueAt = times.NextAfter(now),
        };
        return timer switch
        {
            null => AddAsync(db, next, cancellationToken),
            _ when !IsOf(timer, times) => JobTimers.MoveAsync(db, timer, next, cancellationToken),
            _ when timer.DueAt <= now => QueueAsync(db, timer, next, now, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    // The first time of a new schedule is in the future: nothing was missed before it existed.
    private static async Task AddAsync(ConsoleDbContext db, JobTimerRow timer, CancellationToken cancellationToken)
    {
        db.JobTimers.Add(timer);
        await db.SaveChangesAsync(cancellationToken);
    }

    // If a run is still queued or active, this time is skipped.
    private async Task QueueAsync(
        ConsoleDbContext db,
        JobTimerRow timer,
        JobTimerRow next,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        if (!await JobTimers.MoveAsync(db, timer, next, cancellationToken))
        {
            return;
        }

        if (await JobRequests.UnderWayAsync(db, timer.Job, cancellationToken) is null)
        {
            JobRequests.Append(db, timer.Job, requestedById: null, now);
            await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            LogLeftOut(db.TenantId, timer.Job);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static bool IsOf(JobTimerRow timer, JobSchedule times) =>
        string.Equals(timer.Cron, times.Cron, StringComparison.Ordinal)
        && string.Equals(timer.TimeZone, times.Zone.Id, StringComparison.Ordinal);

    [LoggerMessage(EventId = 9108, Level = LogLevel.Information, Message = "Scheduled run left out {TenantId} {Job}: one is under way")]
    private partial void LogLeftOut(Guid tenantId, string job);
}
