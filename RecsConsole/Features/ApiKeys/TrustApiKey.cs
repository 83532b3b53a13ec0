using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.ApiKeys;

/// <summary>
/// Lets a key put documents in force. A second administrator does it, because whoever created the key knows its text and would publish
/// alone with it.
/// </summary>
public sealed class TrustApiKey(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "trust.api_key";

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
        if (row is null || !row.IsInForce(scope.Now))
        {
            return Error.NotFound(Texts.KeyIsGone);
        }

        if (!row.Scopes.Contains(ApiScopes.TrustAsked, StringComparer.Ordinal))
        {
            return row.Name; // trusted by somebody else meanwhile, or never to be trusted
        }

        if (row.CreatedById is not { } maker || maker == actor.PersonId)
        {
            var own = Error.Forbidden(Texts.TrustIsBySecond);
            return await scope.DenyAsync(Name, ApiKeyRules.Kind, id.ToString("D"), own, cancellationToken);
        }

        return await ApiKeyRules.AboveOwnRightsAsync(scope, Name, row.PersonId, cancellationToken) is { } above
            ? above
            : await SaveAsync(scope, row, cancellationToken);
    }

    private async Task<Result<string>> SaveAsync(OperationScope scope, ApiKeyRow row, CancellationToken cancellationToken)
    {
        row.Scopes =
        [
            .. row.Scopes.Select(each => string.Equals(each, ApiScopes.TrustAsked, StringComparison.Ordinal) ? ApiScopes.Trust : each),
        ];
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = row.Name,
            ["scopes"] = string.Join(' ', row.Scopes.Order(StringComparer.Ordinal)),
        };
        var entry = new AuditEvent(Name, ApiKeyRules.Kind, row.Id.ToString("D"), AuditOutcome.Done, details);
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, entry);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? row.Name : Error.Conflict(Texts.KeyChanged);
    }
}
