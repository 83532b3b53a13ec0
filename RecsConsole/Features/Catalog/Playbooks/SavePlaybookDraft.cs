using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>Saves what was typed as a draft of a playbook: of a new one, of the next version, or over the draft there is.</summary>
public sealed class SavePlaybookDraft(VersionDrafts<PlaybookRow, PlaybookContent> drafts)
{
    public Task<Result<SavedVersion>> RunAsync(
        Actor actor,
        SaveDraftRequest<PlaybookContent> request,
        CancellationToken cancellationToken
    ) => drafts.SaveAsync(actor, request, cancellationToken);
}
