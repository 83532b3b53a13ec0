using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Retires the published version, or discards a draft; the row stays for the decisions that refer to it.</summary>
public sealed class RetirePolicy(VersionLife<PolicyRow, PolicyContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.RetireAsync(actor, request, cancellationToken);
}
