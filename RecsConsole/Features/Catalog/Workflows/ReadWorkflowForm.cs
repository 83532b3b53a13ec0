using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Reads what the editor of a workflow starts from: the newest version and its building blocks.</summary>
public sealed class ReadWorkflowForm(VersionDrafts<WorkflowRow, WorkflowContent> drafts)
{
    /// <param name="key">Null for a new one.</param>
    public Task<Result<DraftFormView<WorkflowContent, WorkflowChoices>>> RunAsync(
        Actor actor,
        string? key,
        CancellationToken cancellationToken
    ) => drafts.ReadAsync(actor, key, (scope, token) => WorkflowChoices.ReadWithPassagesAsync(scope, key, token), cancellationToken);
}
