using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Lets approved versions come into force and others expire by their dates; answers how many changed.</summary>
public sealed class RefreshDocumentStates(TenantDb tenantDb, OperationGate gate, AuditTrail auditTrail, TimeProvider clock)
{
    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        if (await gate.RefuseUnlessJobAsync(db, actor, AccessOperation.ManageCatalog, "refresh.document", cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return await StateRefresh.RunAsync(db, auditTrail, Timestamps.Round(clock.GetUtcNow()), cancellationToken);
    }
}
