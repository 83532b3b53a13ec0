using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>Takes the version in force away from the desk, or throws a draft away; the row stays for the decisions that name it.</summary>
public sealed class RetirePlaybook(VersionLife<PlaybookRow, PlaybookContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.RetireAsync(actor, request, cancellationToken);
}
