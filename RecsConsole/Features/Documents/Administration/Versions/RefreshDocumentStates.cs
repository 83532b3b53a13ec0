using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Updates the statuses of approved versions by their dates; returns how many changed.</summary>
public sealed class RefreshDocumentStates(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(
            actor,
            AccessOperation.ManageCatalog,
            "refresh.document",
            cancellationToken
        );
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        return await StateRefresh.RunAsync(scope.Db, auditTrail, scope.Now, cancellationToken);
    }
}
