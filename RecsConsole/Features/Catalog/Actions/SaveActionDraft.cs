using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>Saves an action draft: of a new action, of the next version, or over the existing draft.</summary>
public sealed class SaveActionDraft(VersionDrafts<ActionRow, ActionContent> drafts)
{
    public Task<Result<SavedVersion>> RunAsync(
        Actor actor,
        SaveVersionDraftRequest<ActionContent> request,
        CancellationToken cancellationToken
    ) => drafts.SaveAsync(actor, request, cancellationToken);
}
