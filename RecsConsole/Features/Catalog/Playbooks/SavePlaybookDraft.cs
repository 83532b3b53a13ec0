using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>Saves a playbook draft: of a new playbook, of the next version, or over the existing draft.</summary>
public sealed class SavePlaybookDraft(VersionDrafts<PlaybookRow, PlaybookContent> drafts)
{
    public Task<Result<SavedVersion>> RunAsync(
        Actor actor,
        SaveVersionDraftRequest<PlaybookContent> request,
        CancellationToken cancellationToken
    ) => drafts.SaveAsync(actor, request, cancellationToken);
}
