using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Submits a draft for review: nobody may edit it any more, and a second person may publish it.</summary>
public sealed class SubmitPolicy(VersionLife<PolicyRow, PolicyContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.SubmitAsync(actor, request, cancellationToken);
}
