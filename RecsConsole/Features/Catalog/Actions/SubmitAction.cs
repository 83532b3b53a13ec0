using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>Submits a draft for review: nobody may edit it any more, and a second person may publish it.</summary>
public sealed class SubmitAction(VersionLife<ActionRow, ActionContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.SubmitAsync(actor, request, cancellationToken);
}
