using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>When jobs run by themselves: the tenant's own schedule, or the job's default.</summary>
public sealed partial class JobSchedules(
    IEnumerable<ITenantJob> jobs,
    TenantDb tenantDb,
    JobClockwork clockwork,
    TimeProvider clock,
    ILogger<JobSchedules> logger
)
{
    /// <summary>Makes the clockwork's triggers what the tenants' rows say; what goes wrong for one tenant does not keep the others waiting.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        foreach (var tenantId in await TenantsAsync(tenantDb, cancellationToken))
        {
            try
            {
                await KeepAsync(Actor.Job(tenantId), cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
            {
                LogNotKept(e, tenantId);
            }
        }
    }

    /// <summary>Asks for a run because its time has come. One that still waits or runs is enough: this time is then left out.</summary>
    public async Task StartAsync(Actor actor, string job, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var isUnderWay = await db.JobRuns.AnyAsync(
            row => row.Job == job && (row.Status == JobStates.Queued || row.Status == JobStates.Running),
            cancellationToken
        );
        if (isUnderWay)
        {
            LogLeftOut(actor.TenantId, job);
            return;
        }

        JobRequests.Append(db, job, requestedById: null, Timestamps.Round(clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The tenants that are there.</summary>
    internal static async Task<List<Guid>> TenantsAsync(TenantDb tenantDb, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await db.Tenants.Where(row => row.IsReady).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellationToken);
    }

    private async Task KeepAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var zone = TimeZones.Find(
            await db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken)
        );
        var own = await db.JobSchedules.AsNoTracking().ToDictionaryAsync(row => row.Job, StringComparer.Ordinal, cancellationToken);
        foreach (var job in jobs)
        {
            var row = own.GetValueOrDefault(job.Key);
            var cron = row is { IsEnabled: false } ? null : row?.Cron ?? job.DefaultCron;
            var times = cron is null ? null : new JobTimes(cron, zone ?? TimeZoneInfo.Utc);
            await clockwork.KeepScheduleAsync(actor.TenantId, job.Key, times, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 9107, Level = LogLevel.Error, Message = "Schedules of {TenantId} could not be kept; trying again in a minute")]
    private partial void LogNotKept(Exception exception, Guid tenantId);

    [LoggerMessage(EventId = 9108, Level = LogLevel.Information, Message = "Scheduled run left out {TenantId} {Job}: one is under way")]
    private partial void LogLeftOut(Guid tenantId, string job);
}
