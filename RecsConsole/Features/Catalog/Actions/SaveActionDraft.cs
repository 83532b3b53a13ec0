using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>Saves what was typed as a draft of an action: of a new one, of the next version, or over the draft there is.</summary>
public sealed class SaveActionDraft(VersionDrafts<ActionRow, ActionContent> drafts)
{
    public Task<Result<SavedVersion>> RunAsync(Actor actor, SaveDraftRequest<ActionContent> request, CancellationToken cancellationToken) =>
        drafts.SaveAsync(actor, request, cancellationToken);
}
