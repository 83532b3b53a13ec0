using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Takes a version out of review so that it can be edited again.</summary>
public sealed class WithdrawWorkflow(VersionLife<WorkflowRow, WorkflowContent> life)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        life.WithdrawAsync(actor, request, cancellationToken);
}
