using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Takes a version out of review, to be written on again.</summary>
public sealed class WithdrawPolicy(VersionLife<PolicyRow, PolicyContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.WithdrawAsync(actor, request, cancellationToken);
}
