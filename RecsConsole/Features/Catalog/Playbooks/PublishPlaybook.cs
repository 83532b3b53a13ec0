using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>Publishes a draft; the person must not have written on it (R133).</summary>
public sealed class PublishPlaybook(VersionLife<PlaybookRow, PlaybookContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.PublishAsync(actor, request, cancellationToken);
}
