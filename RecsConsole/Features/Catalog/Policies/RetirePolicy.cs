using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Takes the version in force out of use, or throws a draft away; the row stays for the decisions that name it.</summary>
public sealed class RetirePolicy(VersionLife<PolicyRow, PolicyContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.RetireAsync(actor, request, cancellationToken);
}
