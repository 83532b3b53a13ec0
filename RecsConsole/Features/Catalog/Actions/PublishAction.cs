using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>Publishes a reviewed version; the person must not have written on it (R133).</summary>
public sealed class PublishAction(VersionLife<ActionRow, ActionContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.PublishAsync(actor, request, cancellationToken);
}
