using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Jobs;

/// <summary>The log lines of runs.</summary>
public sealed class JobLog(TenantDb tenantDb, TimeProvider clock)
{
    /// <summary>Most lines of one run; further lines are dropped, since a log must stay readable.</summary>
    public const int MaxLines = 2000;

    private const int LongestLine = 1000;

    /// <summary>Adds a line; false when it was not written because another runner writes this log now, or the log is full.</summary>
    public async Task<bool> AppendAsync(JobLease lease, StoredText line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(line);
        await using var db = await tenantDb.OpenAsync(lease.Actor, cancellationToken);
        var last = await db.JobLines.Where(row => row.RunId == lease.RunId).MaxAsync(row => (int?)row.Ordinal, cancellationToken) ?? 0;
        if (last >= MaxLines)
        {
            return false;
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        db.JobLines.Add(
            new JobLineRow
            {
                TenantId = lease.Actor.TenantId,
                RunId = lease.RunId,
                Ordinal = last + 1,
                At = now,
                Text = line.StoredIn(LongestLine),
            }
        );
        ChangeFeed.Append(db, ChangeKind.Job, lease.RunId.ToString("D"), now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return false;
        }
    }
}
