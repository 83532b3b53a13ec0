using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Retires the published version, or discards a draft; the row stays for the cases that refer to it.</summary>
public sealed class RetireServiceLevel(VersionLife<ServiceLevelRow, ServiceLevelContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.RetireAsync(actor, request, cancellationToken);
}
