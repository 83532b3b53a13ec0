using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Asks for a run of a job now.</summary>
public sealed class RequestJob(TenantDb tenantDb, OperationGate gate, RunRequest request)
{
    public async Task<Result<RequestedRun>> RunAsync(Actor actor, string job, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(db, actor, AccessOperation.RunJobs, JobAudit.Request, cancellationToken);
        return entered.Error is { } denied ? denied : await request.AskAsync(db, actor, new(job, JobAudit.Request), cancellationToken);
    }
}
