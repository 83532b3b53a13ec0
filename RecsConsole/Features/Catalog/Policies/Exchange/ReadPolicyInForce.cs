using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies.Exchange;

/// <summary>Reads the version of a policy that is in force, with its rules.</summary>
public sealed class ReadPolicyInForce(OperationScopeFactory scopes)
{
    public async Task<Result<ExchangedPolicy>> RunAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "read.policy", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await scope
            .Db.Policies.AsNoTracking()
            .InForce(scope.Now)
            .Where(each => each.Key == key)
            .OrderByDescending(each => each.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null
            ? Error.NotFound(Texts.PolicyNotFound)
            : (await ListPoliciesInForce.WriteAsync(scope, [row], cancellationToken))[0];
    }
}
