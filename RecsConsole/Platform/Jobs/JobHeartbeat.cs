using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Jobs;

/// <summary>The sign of life and the progress of a run, written in one statement however often somebody else writes its row.</summary>
public sealed class JobHeartbeat(TenantDb tenantDb, TimeProvider clock)
{
    private const int MaxStep = 200;

    /// <summary>
    /// Writes the sign of life and the progress; returns whether this runner still holds the run, and whether it was asked to stop.
    /// </summary>
    public async Task<JobLeaseState> BeatAsync(JobLease lease, JobProgressNote? note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        await using var db = await tenantDb.OpenAsync(lease.Actor, cancellationToken);
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        var now = Timestamps.Round(clock.GetUtcNow());
        var held = Held(db, lease);
        var step = note?.Step.StoredIn(MaxStep);
        var written = note is null
            ? await held.ExecuteUpdateAsync(row => row.SetProperty(run => run.HeartbeatAt, now), cancellationToken)
            : await held.ExecuteUpdateAsync(
                row =>
                    row.SetProperty(run => run.HeartbeatAt, now)
                        .SetProperty(run => run.Percent, note.Percent)
                        .SetProperty(run => run.Step, step),
                cancellationToken
            );
        if (written == 0)
        {
            return JobLeaseState.Lost;
        }

        if (note is not null)
        {
            ChangeFeed.Append(db, ChangeKind.Job, lease.RunId.ToString("D"), now);
            await db.SaveChangesAsync(cancellationToken);
        }

        var isAsked = await held.AnyAsync(row => row.CancelRequestedAt != null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isAsked ? JobLeaseState.CancelAsked : JobLeaseState.Held;
    }

    /// <summary>The row of the run, if the runner still holds it.</summary>
    internal static IQueryable<JobRunRow> Held(ConsoleDbContext db, JobLease lease) =>
        db.JobRuns.Where(row =>
            row.Id == lease.RunId && row.Status == JobStatus.Running && row.Runner == lease.Runner && row.Attempt == lease.Attempt
        );
}
