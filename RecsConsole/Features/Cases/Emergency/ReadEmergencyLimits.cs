using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Emergency;

/// <summary>Reads how cases may be opened in an emergency, for those who may.</summary>
public sealed class ReadEmergencyLimits(OperationScopeFactory scopes)
{
    public async Task<Result<EmergencyLimits>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.BreakGlass, "read.emergency", cancellationToken);
        return scope.Refusal is { } refusal
            ? refusal
            : (await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken)).EmergencyInForce;
    }
}
