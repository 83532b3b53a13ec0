using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>
/// Reads a tenant's audit trail from end to end: the chain has no gap, every entry still has its own hash and its link's, and every
/// decision and response has its entry and matches that entry.
/// </summary>
public sealed class VerifyAudit(OperationScopeFactory scopes)
{
    /// <param name="actor">Someone who may read the audit trail, or a job of the tenant.</param>
    public async Task<Result<AuditVerdict>> RunAsync(Actor actor, VerifyAuditRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.ViewAudit, "verify.audit", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        return await new AuditPageResult(scope.Db, request.Kept, request.Progress).RunAsync(cancellationToken);
    }
}

/// <param name="Progress">Receives the progress.</param>
/// <param name="Kept">A chain head stored elsewhere, which the chain must still contain.</param>
public sealed record VerifyAuditRequest(JobProgress Progress, AuditHead? Kept = null);
