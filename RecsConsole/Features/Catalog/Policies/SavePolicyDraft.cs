using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Saves what was typed as a draft of a policy: of a new one, of the next version, or over the draft there is.</summary>
public sealed class SavePolicyDraft(VersionDrafts<PolicyRow, PolicyContent> drafts)
{
    public Task<Result<SavedVersion>> RunAsync(Actor actor, SaveDraftRequest<PolicyContent> request, CancellationToken cancellationToken) =>
        drafts.SaveAsync(actor, request, cancellationToken);
}
