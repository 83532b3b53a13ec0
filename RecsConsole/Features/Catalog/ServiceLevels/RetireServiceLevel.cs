using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Takes the version in force out of use, or throws a draft away; the row stays for the cases that name it.</summary>
public sealed class RetireServiceLevel(VersionLife<ServiceLevelRow, ServiceLevelContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.RetireAsync(actor, request, cancellationToken);
}
