using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.ApiKeys;

/// <summary>
/// Creates a key to replace another: the same name, scopes and person. Both work until the old one is revoked or expires.
/// Trust is asked for again, because whoever replaces a key knows the new text.
/// </summary>
public sealed class RotateApiKey(OperationScopeFactory scopes, ApiKeyRules rules)
{
    private const string Name = "rotate.api_key";

    public async Task<Result<CreatedApiKey>> RunAsync(Actor actor, RotateApiKeyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var old = await scope.Db.ApiKeys.AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (old is null || old.RevokedAt is not null)
        {
            return Error.NotFound(Texts.KeyIsGone);
        }

        var wanted = new NewApiKey(old.Name, [.. old.Scopes.Select(Asked)], old.PersonId, request.Days);
        return await rules.MakeAsync(scope, Name, wanted, old.Id, cancellationToken);
    }

    private static string Asked(string given) =>
        string.Equals(given, ApiScopes.TrustAsked, StringComparison.Ordinal) ? ApiScopes.Trust : given;
}

/// <param name="Id">The key to replace.</param>
/// <param name="Days">Lifetime of the new key.</param>
public sealed record RotateApiKeyRequest(Guid Id, int Days);
