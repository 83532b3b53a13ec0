using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>
/// Queues the runs whose time has come: by the tenant's own schedule, or the job's default. The row of a timer says when that is. A time that
/// passed while no process ran is made up for once.
/// </summary>
public sealed partial class JobSchedules(IEnumerable<ITenantJob> jobs, TenantDb tenantDb, TimeProvider clock, ILogger<JobSchedules> logger)
{
    /// <summary>Queues what is due for the tenant, and makes its timers what its schedules say.</summary>
    public async Task QueueDueAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        var zoneId = await db.Tenants.Where(row => row.Id == tenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        var zone = TimeZones.Find(zoneId) ?? TimeZoneInfo.Utc;
        var own = await db.JobSchedules.AsNoTracking().ToDictionaryAsync(row => row.Job, StringComparer.Ordinal, cancellationToken);
        var timers = await db.JobTimers.AsNoTracking().ToDictionaryAsync(row => row.Job, StringComparer.Ordinal, cancellationToken);
        foreach (var job in jobs)
        {
            var row = own.GetValueOrDefault(job.Key);
            var cron = row is { IsEnabled: false } ? null : row?.Cron ?? job.DefaultCron;
            var times = cron is null ? null : new JobTimes(cron, zone);
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

    private Task KeepAsync(ConsoleDbContext db, string job, JobTimerRow? timer, JobTimes? times, CancellationToken cancellationToken)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        return (timer, times) switch
        {
            (null, null) => Task.CompletedTask,
            (_, null) => db.JobTimers.Where(row => row.Job == job).ExecuteDeleteAsync(cancellationToken),
            (null, _) => AddAsync(db, job, times, now, cancellationToken),
            _ when !IsOf(timer, times) => ResetAsync(db, timer, times, now, cancellationToken),
            _ when timer.DueAt <= now => QueueAsync(db, timer, times.NextAfter(now), now, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    // The first time of a new schedule lies ahead: nothing was missed before there was one.
    private static async Task AddAsync(
        ConsoleDbContext db,
        string job,
        JobTimes times,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        db.JobTimers.Add(
            new()
            {
                TenantId = db.TenantId,
                Job = job,
                Cron = times.Cron,
                TimeZone = times.Zone.Id,
                DueAt = times.NextAfter(now),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task ResetAsync(
        ConsoleDbContext db,
        JobTimerRow timer,
        JobTimes times,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (zone, next) = (times.Zone.Id, times.NextAfter(now));
        await Unmoved(db, timer)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(moved => moved.Cron, times.Cron)
                        .SetProperty(moved => moved.TimeZone, zone)
                        .SetProperty(moved => moved.DueAt, next),
                cancellationToken
            );
    }

    // A run that still waits or goes on is enough: this time is then left out.
    private async Task QueueAsync(
        ConsoleDbContext db,
        JobTimerRow timer,
        DateTimeOffset? next,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        // The condition decides between processes: one of them moves the timer, the others find it moved.
        var moved = await Unmoved(db, timer).ExecuteUpdateAsync(row => row.SetProperty(due => due.DueAt, next), cancellationToken);
        if (moved == 0)
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

    private static bool IsOf(JobTimerRow timer, JobTimes times) =>
        string.Equals(timer.Cron, times.Cron, StringComparison.Ordinal)
        && string.Equals(timer.TimeZone, times.Zone.Id, StringComparison.Ordinal);

    private static IQueryable<JobTimerRow> Unmoved(ConsoleDbContext db, JobTimerRow timer) =>
        db.JobTimers.Where(row =>
            row.Job == timer.Job && row.DueAt == timer.DueAt && row.Cron == timer.Cron && row.TimeZone == timer.TimeZone
        );

    [LoggerMessage(EventId = 9108, Level = LogLevel.Information, Message = "Scheduled run left out {TenantId} {Job}: one is under way")]
    private partial void LogLeftOut(Guid tenantId, string job);
}
