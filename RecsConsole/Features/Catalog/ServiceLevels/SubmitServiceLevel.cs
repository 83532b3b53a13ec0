using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Sends a draft for review: from now on nobody writes on it, and a second person may publish it.</summary>
public sealed class SubmitServiceLevel(VersionLife<ServiceLevelRow, ServiceLevelContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.SubmitAsync(actor, request, cancellationToken);
}
