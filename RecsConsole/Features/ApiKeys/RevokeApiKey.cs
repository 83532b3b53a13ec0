using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.ApiKeys;

/// <summary>Revokes a key: the next request with it is refused.</summary>
public sealed class RevokeApiKey(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Name = "revoke.api_key";

    /// <summary>Returns the name of the key.</summary>
    public async Task<Result<string>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await scope.Db.ApiKeys.FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.KeyIsGone);
        }

        if (row.RevokedAt is not null)
        {
            return row.Name; // already revoked
        }

        row.RevokedAt = Timestamps.Round(clock.GetUtcNow());
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = row.Name };
        auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, ApiKeyRules.Kind, id.ToString("D"), AuditOutcome.Done, details));
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? row.Name : Error.Conflict(Texts.KeyChanged);
    }
}
