using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Asks for a run that failed or was cancelled once more; the new run names the old one.</summary>
public sealed class RetryRun(TenantDb tenantDb, OperationGate gate, RunRequest request)
{
    public async Task<Result<RequestedRun>> RunAsync(Actor actor, Guid runId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(db, actor, AccessOperation.RunJobs, JobAudit.Retry, cancellationToken);
        if (entered.Error is { } denied)
        {
            return denied;
        }

        var run = await db.JobRuns.AsNoTracking().FirstOrDefaultAsync(row => row.Id == runId, cancellationToken);
        if (run is null)
        {
            return Error.NotFound("There is no such run in this tenant.");
        }

        return run.Status is JobStates.Failed or JobStates.Cancelled
            ? await request.AskAsync(db, actor, new(run.Job, JobAudit.Retry, run.Id), cancellationToken)
            : Error.Conflict("Only a run that failed or was cancelled can be tried again.");
    }
}
