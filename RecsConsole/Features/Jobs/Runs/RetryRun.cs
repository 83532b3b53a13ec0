using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Requests a failed or cancelled run again; the new run refers to the old one.</summary>
public sealed class RetryRun(OperationScopeFactory scopes, RunRequest request)
{
    public async Task<Result<RequestedRun>> RunAsync(Actor actor, Guid runId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.RunJobs, JobAudit.Retry, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var run = await scope.Db.JobRuns.AsNoTracking().FirstOrDefaultAsync(row => row.Id == runId, cancellationToken);
        if (run is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchRun);
        }

        return run.Status is JobStatus.Failed or JobStatus.Cancelled
            ? await request.AskAsync(scope.Db, actor, new(run.Job, JobAudit.Retry, run.Id) { Part = run.Part }, cancellationToken)
            : Error.Conflict(Texts.RetryNotPossible);
    }
}
