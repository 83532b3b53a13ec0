using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Saves what was drawn as a draft of a workflow: of a new one, of the next version, or over the draft there is.</summary>
public sealed class SaveWorkflowDraft(VersionDrafts<WorkflowRow, WorkflowContent> drafts)
{
    public Task<Result<SavedVersion>> RunAsync(
        Actor actor,
        SaveDraftRequest<WorkflowContent> request,
        CancellationToken cancellationToken
    ) => drafts.SaveAsync(actor, request, cancellationToken);
}
