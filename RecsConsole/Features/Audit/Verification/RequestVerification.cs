using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>Requests verification of the trail. Anyone who may read the trail may do so.</summary>
public sealed class RequestVerification(OperationScopeFactory scopes, JobRequests requests)
{
    private const string Operation = "verify.audit";

    public async Task<Result<string>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAudit, Operation, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var result = await requests.RequestAsync(scope.Db, actor, new(AuditVerificationJob.JobKey, Operation), cancellationToken);
        return result.RunId is null ? Error.Conflict(Texts.AlreadyVerifying) : Texts.VerificationRequested;
    }
}
