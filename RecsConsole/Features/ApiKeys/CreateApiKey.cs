using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.ApiKeys;

/// <summary>Creates a key for another system.</summary>
public sealed class CreateApiKey(OperationScopeFactory scopes, ApiKeyRules rules)
{
    private const string Name = "create.api_key";

    public async Task<Result<CreatedApiKey>> RunAsync(Actor actor, NewApiKey request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var wanted = request with { Name = request.Name.Trim(), Scopes = [.. request.Scopes.Distinct(StringComparer.Ordinal)] };
        return await rules.MakeAsync(scope, Name, wanted, replaces: null, cancellationToken);
    }
}
