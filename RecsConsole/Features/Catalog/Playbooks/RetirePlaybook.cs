using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>Retires the published version, or discards a draft; the row stays for the decisions that refer to it.</summary>
public sealed class RetirePlaybook(VersionLife<PlaybookRow, PlaybookContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.RetireAsync(actor, request, cancellationToken);
}
