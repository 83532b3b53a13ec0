using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Takes a version out of review, to be written on again.</summary>
public sealed class WithdrawServiceLevel(VersionLife<ServiceLevelRow, ServiceLevelContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.WithdrawAsync(actor, request, cancellationToken);
}
