using Microsoft.Extensions.Options;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>
/// Runs one job for one tenant: claims the row, works as the tenant's job actor, and records the result. A failure affects only this run.
/// </summary>
public sealed partial class JobRunner(
    IEnumerable<ITenantJob> jobs,
    JobRunStore store,
    JobHeartbeat heartbeat,
    JobLog log,
    IOptions<JobsOptions> options,
    TimeProvider clock,
    ILogger<JobRunner> logger
)
{
    // Identifies this process in rows; it changes with every start.
    private static readonly string s_runner = string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Environment.MachineName[..Math.Min(50, Environment.MachineName.Length)]}:{Environment.ProcessId}:{Guid.NewGuid():N}"
    );

    /// <summary>Executes the run if it can be claimed; returns whether it could.</summary>
    /// <param name="stopping">Triggered at shutdown: the run is given back.</param>
    public async Task<bool> RunAsync(Guid tenantId, Guid runId, CancellationToken stopping)
    {
        var rules = new JobAttempts(s_runner, options.Value.SilentAfter, options.Value.MaxAttempts);
        var lease = await store.ClaimAsync(Actor.Job(tenantId), runId, rules, stopping);
        if (lease is null)
        {
            LogNotTaken(runId);
            return false;
        }

        LogTaken(tenantId, runId, lease.Job, lease.Attempt);
        using var run = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var over = new CancellationTokenSource();
        using var progress = new RunProgress(heartbeat, log, lease, run, clock, logger);
        var beating = progress.KeepBeatingAsync(over.Token);
        var end = await WorkAsync(lease, progress, run.Token);
        await over.CancelAsync();
        await beating;
        await EndAsync(lease, end ?? EndOfCancelled(progress));
        return true;
    }

    // Null: it was cancelled, and the progress knows by whom.
    private async Task<JobEnd?> WorkAsync(JobLease lease, RunProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            if (lease.Attempt > 1)
            {
                await progress.LogAsync(StoredText.From<Texts>(nameof(Texts.Restarted), lease.Attempt - 1), cancellationToken);
            }

            var job = jobs.FirstOrDefault(known => string.Equals(known.Key, lease.Job, StringComparison.Ordinal));
            if (job is null)
            {
                return new(JobStatus.Failed, StoredText.From<Texts>(nameof(Texts.JobUnknown), lease.Job));
            }

            var context = new JobContext(lease.Actor, lease.RunId, lease.RequestedById, lease.Attempt) { Part = lease.Part };
            var result = await job.RunAsync(context, progress, cancellationToken);
            return result.IsOk ? new(JobStatus.Done, result.Value) : new(JobStatus.Failed, result.Error.Kept);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The boundary of a run: whatever failed, other runs and tenants continue.
            LogBroke(e, lease.RunId, lease.Job);
            return new(JobStatus.Failed, StoredText.From<Texts>(nameof(Texts.StoppedByError), e.GetType().Name, lease.RunId));
        }
    }

    // Null: nobody requested the cancellation. Either the process stops, or the run was lost and is not ours to give back.
    private static JobEnd? EndOfCancelled(RunProgress progress) =>
        progress.State == JobLeaseState.CancelAsked
            ? new(JobStatus.Cancelled, StoredText.From<Texts>(nameof(Texts.StoppedOnRequest)))
            : null;

    // Written even during shutdown: a row left as running would delay the next process until the heartbeat expires.
    private async Task EndAsync(JobLease lease, JobEnd? end)
    {
        var isMine = end is null
            ? await store.ReleaseAsync(lease, CancellationToken.None)
            : await store.FinishAsync(lease, end, CancellationToken.None);
        if (!isMine)
        {
            LogLost(lease.RunId);
            return;
        }

        var status = (end?.Status ?? JobStatus.Queued).ToCode();
        LogEnded(lease.RunId, lease.Job, status);
    }

    [LoggerMessage(EventId = 9102, Level = LogLevel.Debug, Message = "Run {RunId} is not to be had")]
    private partial void LogNotTaken(Guid runId);

    [LoggerMessage(EventId = 9103, Level = LogLevel.Information, Message = "Run taken {TenantId} {RunId} {Job} attempt={Attempt}")]
    private partial void LogTaken(Guid tenantId, Guid runId, string job, int attempt);

    [LoggerMessage(EventId = 9104, Level = LogLevel.Information, Message = "Run ended {RunId} {Job} {Status}")]
    private partial void LogEnded(Guid runId, string job, string status);

    [LoggerMessage(
        EventId = 9105,
        Level = LogLevel.Warning,
        Message = "Run {RunId} was taken over by another process; nothing was written"
    )]
    private partial void LogLost(Guid runId);

    [LoggerMessage(EventId = 9106, Level = LogLevel.Error, Message = "Run {RunId} of {Job} was stopped by a fault")]
    private partial void LogBroke(Exception exception, Guid runId, string job);
}
