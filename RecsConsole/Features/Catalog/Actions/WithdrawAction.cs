using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>Takes a version out of review so that it can be edited again.</summary>
public sealed class WithdrawAction(VersionLife<ActionRow, ActionContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.WithdrawAsync(actor, request, cancellationToken);
}
