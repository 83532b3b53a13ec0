using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Retires a version, or discards a draft.</summary>
public sealed class RetireWorkflow(VersionLife<WorkflowRow, WorkflowContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.RetireAsync(actor, request, cancellationToken);
}
