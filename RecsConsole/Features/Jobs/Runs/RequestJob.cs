using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Requests an immediate run of a job.</summary>
public sealed class RequestJob(OperationScopeFactory scopes, RunRequest request)
{
    public async Task<Result<RequestedRun>> RunAsync(Actor actor, string job, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.RunJobs, JobAudit.Request, cancellationToken);
        return scope.Refusal is { } refusal
            ? refusal
            : await request.AskAsync(scope.Db, actor, new(job, JobAudit.Request), cancellationToken);
    }
}
