using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Sends a draft for review.</summary>
public sealed class SubmitWorkflow(VersionLife<WorkflowRow, WorkflowContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.SubmitAsync(actor, request, cancellationToken);
}
