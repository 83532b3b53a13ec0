using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>
/// Reads a tenant's audit trail from end to end: the chain has no gap, every entry still has its own hash and its link's, and every
/// decision and response has its entry and matches that entry. Links must be signed, and the chain must still contain the head that the
/// data folder keeps.
/// </summary>
public sealed partial class VerifyAudit(OperationScopeFactory scopes, AuditSigner signer, KeptHeads heads, ILogger<VerifyAudit> logger)
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
        var kept = heads.Read(actor.TenantId);
        var verdict = await new AuditPageResult(
            scope.Db,
            request.Kept is { } given ? [kept, given] : [kept],
            signer,
            request.Progress
        ).RunAsync(cancellationToken);
        LogVerified(actor.TenantId, verdict.Intact, verdict.Head); // a log that is collected elsewhere is one more copy of the head
        return verdict;
    }

    [LoggerMessage(EventId = 115, Level = LogLevel.Information, Message = "Audit trail of tenant {TenantId} intact={Intact} head={Head}")]
    private partial void LogVerified(Guid tenantId, bool intact, AuditHead head);
}

/// <param name="Progress">Receives the progress.</param>
/// <param name="Kept">A chain head stored elsewhere, which the chain must still contain.</param>
public sealed record VerifyAuditRequest(JobProgress Progress, AuditHead? Kept = null);
