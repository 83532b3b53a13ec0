using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Publishes a version; the person must not have written on it (R133).</summary>
public sealed class PublishWorkflow(VersionLife<WorkflowRow, WorkflowContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.PublishAsync(actor, request, cancellationToken);
}
