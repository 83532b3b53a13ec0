using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>
/// The rows of job runs, as runners write them. A run belongs to the process and attempt in its row, and every write of a runner is
/// conditional on that: a runner that was presumed dead cannot end a run that another one took over. Its sign of life is
/// <see cref="JobHeartbeat"/>.
/// </summary>
public sealed class JobRunStore(TenantDb tenantDb, AuditTrail auditTrail, TimeProvider clock)
{
    private const int LongestResult = 1000;

    /// <summary>Runs of the tenant without a live runner: queued, or without a heartbeat for too long; oldest first.</summary>
    public async Task<IReadOnlyList<WaitingRun>> WaitingAsync(Actor actor, TimeSpan silentAfter, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var silent = clock.GetUtcNow() - silentAfter;
        return await db
            .JobRuns.AsNoTracking()
            .Where(row => row.Status == JobStatus.Queued || (row.Status == JobStatus.Running && row.HeartbeatAt < silent))
            .OrderBy(row => row.RequestedAt)
            .ThenBy(row => row.Id)
            .Select(row => new WaitingRun(row.TenantId, row.Id, row.Job, row.RequestedAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Claims the run for this process; null when it ended, another process works on it, or another run of its job is running. Claims of a
    /// tenant are serialized, so that two runs of a job never run at once, whichever processes try.
    /// </summary>
    public async Task<JobLease?> ClaimAsync(Actor actor, Guid runId, JobAttempts rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        try
        {
            await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
            var lease = await ClaimAsync(db, actor, runId, rules, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return lease;
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return null; // cancelled or claimed by another process in the meantime
        }
    }

    private async Task<JobLease?> ClaimAsync(
        ConsoleDbContext db,
        Actor actor,
        Guid runId,
        JobAttempts rules,
        CancellationToken cancellationToken
    )
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        var row = await db.JobRuns.FirstOrDefaultAsync(found => found.Id == runId, cancellationToken);
        if (row is null || !rules.IsFree(row, now))
        {
            return null;
        }

        var isBusy = await db.JobRuns.AnyAsync(
            other => other.Job == row.Job && other.Id != row.Id && other.Status == JobStatus.Running,
            cancellationToken
        );
        if (isBusy)
        {
            return null;
        }

        var wasTaken = Take(db, row, rules, now);
        if (!wasTaken)
        {
            await FailureNews.EndAsync(db, row, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return wasTaken ? new(actor, row.Id, row.Job, row.RequestedById, row.Attempt, rules.Runner) { Part = row.Part } : null;
    }

    /// <summary>Ends the run; false when this runner no longer holds it.</summary>
    public Task<bool> FinishAsync(JobLease lease, JobEnd end, CancellationToken cancellationToken) =>
        ChangeAsync(
            lease,
            (db, row, now) =>
            {
                ArgumentNullException.ThrowIfNull(end);
                row.Status = end.Status;
                row.Result = end.Result.StoredIn(LongestResult);
                row.FinishedAt = now;
                row.Percent = end.Status is JobStatus.Done ? 100 : row.Percent;
                row.Step = null;
                AppendAudit(db, row);
                return FailureNews.EndAsync(db, row, now, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Gives the run back because this process is stopping; another process, or the next one, takes it up.</summary>
    public Task<bool> ReleaseAsync(JobLease lease, CancellationToken cancellationToken) =>
        ChangeAsync(
            lease,
            (_, row, _) =>
            {
                row.Status = JobStatus.Queued;
                (row.Runner, row.HeartbeatAt, row.Step) = (null, null, null);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    // False: the row is ended instead of being run.
    private bool Take(ConsoleDbContext db, JobRunRow row, JobAttempts rules, DateTimeOffset now)
    {
        row.Revision++;
        ChangeFeed.Append(db, ChangeKind.Job, row.Id.ToString("D"), now);
        if (row.CancelRequestedAt is not null || rules.AreSpent(row.Attempt))
        {
            var (status, result) = row.CancelRequestedAt is not null
                ? (JobStatus.Cancelled, StoredText.From<PlatformTexts>(nameof(PlatformTexts.StoppedWhenAsked)))
                : (JobStatus.Failed, StoredText.From<PlatformTexts>(nameof(PlatformTexts.CutOff), row.Attempt));
            (row.Status, row.Result) = (status, result.Stored);
            (row.FinishedAt, row.Step) = (now, null);
            AppendAudit(db, row);
            return false;
        }

        row.Status = JobStatus.Running;
        row.Attempt++;
        row.StartedAt ??= now;
        (row.Percent, row.Step) = (0, null);
        (row.Runner, row.HeartbeatAt) = (rules.Runner, now);
        return true;
    }

    private async Task<bool> ChangeAsync(
        JobLease lease,
        Func<ConsoleDbContext, JobRunRow, DateTimeOffset, Task> change,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            await using var db = await tenantDb.OpenAsync(lease.Actor, cancellationToken);
            var row = await JobHeartbeat.Held(db, lease).FirstOrDefaultAsync(cancellationToken);
            if (row is null)
            {
                return false;
            }

            var now = Timestamps.Round(clock.GetUtcNow());
            await change(db, row, now);
            row.Revision++;
            ChangeFeed.Append(db, ChangeKind.Job, row.Id.ToString("D"), now);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (Exception e) when (ConcurrencyConflict.Is(e))
            {
                // somebody cancelled it meanwhile: the row is read again
            }
        }
    }

    // A successful scheduled run needs no entry; what it did has entries of its own.
    private void AppendAudit(ConsoleDbContext db, JobRunRow row)
    {
        if (row.RequestedById is null && row.Status is JobStatus.Done)
        {
            return;
        }

        auditTrail.Append(
            db,
            actorId: null,
            new(
                "run.job",
                "job",
                row.Job,
                row.Status is JobStatus.Failed ? AuditOutcome.Failed : AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["run"] = row.Id.ToString("D"), ["status"] = row.Status.ToCode() }
            )
        );
    }
}
