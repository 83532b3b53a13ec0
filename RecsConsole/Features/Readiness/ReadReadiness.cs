using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness;

/// <summary>Computes the readiness checklist now.</summary>
public sealed class ReadReadiness(OperationScopeFactory scopes, ReadinessReader reader)
{
    public async Task<Result<ReadinessReport>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAudit, "read.readiness", cancellationToken);
        return scope.Refusal is { } refusal ? refusal : await reader.ReadAsync(scope, cancellationToken);
    }
}
