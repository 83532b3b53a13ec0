using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Takes a version out of review so that it can be edited again.</summary>
public sealed class WithdrawPolicy(VersionLife<PolicyRow, PolicyContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.WithdrawAsync(actor, request, cancellationToken);
}
