using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Publishes a version, by somebody who did not write on it (R133).</summary>
public sealed class PublishServiceLevel(VersionLife<ServiceLevelRow, ServiceLevelContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.PublishAsync(actor, request, cancellationToken);
}
