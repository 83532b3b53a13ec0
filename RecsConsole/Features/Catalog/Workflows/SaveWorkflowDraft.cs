using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Saves a workflow draft: of a new workflow, of the next version, or over the existing draft.</summary>
public sealed class SaveWorkflowDraft(VersionDrafts<WorkflowRow, WorkflowContent> drafts)
{
    public Task<Result<SavedVersion>> RunAsync(
        Actor actor,
        SaveVersionDraftRequest<WorkflowContent> request,
        CancellationToken cancellationToken
    ) => drafts.SaveAsync(actor, request, cancellationToken);
}
