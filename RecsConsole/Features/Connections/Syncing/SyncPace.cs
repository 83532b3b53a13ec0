using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>Whether connections are read as often as their schedule says; they are not while jobs stand still.</summary>
/// <param name="Schedule">Null when connections are read only on request.</param>
internal sealed record SyncPace(JobSchedule? Schedule)
{
    // a run waits for others, and a slow system takes a while
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    public static async Task<SyncPace> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var own = await db.JobSchedules.AsNoTracking().FirstOrDefaultAsync(row => row.Job == SyncTicketsJob.JobKey, cancellationToken);
        var zone = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        return new(JobSchedule.From(SyncTicketsJob.Info, own, TimeZones.Find(zone) ?? TimeZoneInfo.Utc));
    }

    /// <summary>A reading is overdue: what was read is no longer what is there.</summary>
    /// <param name="lastReadAt">Null before the first reading, which has a state of its own.</param>
    public bool IsBehind(DateTimeOffset? lastReadAt, DateTimeOffset now) =>
        lastReadAt is { } last && (Schedule?.NextAfter(last) ?? last) + s_patience < now;
}
