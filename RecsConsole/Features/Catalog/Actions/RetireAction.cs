using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>Takes the version in force out of the catalog, or throws a draft away; the row stays for the decisions that name it.</summary>
public sealed class RetireAction(VersionLife<ActionRow, ActionContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.RetireAsync(actor, request, cancellationToken);
}
