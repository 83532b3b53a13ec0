using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Connections.Owners;

/// <summary>Lists the people who own tickets of a connection and are nobody here, as their system names them now.</summary>
public sealed class LookUpOwners(OperationScopeFactory scopes, UnknownOwners owners, AuditTrail auditTrail)
{
    private const string Name = "look.owners";

    /// <param name="skip">Number of owners who were asked for before.</param>
    public async Task<Result<OwnersThere>> RunAsync(Actor actor, Guid connectionId, int skip, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, "connection", connectionId.ToString("D"), AuditOutcome.Done));
        await scope.Db.SaveChangesAsync(cancellationToken);
        return await owners.ReadAsync(scope, connectionId, skip, cancellationToken);
    }
}
