using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Saves a policy draft: of a new policy, of the next version, or over the existing draft.</summary>
public sealed class SavePolicyDraft(VersionDrafts<PolicyRow, PolicyContent> drafts)
{
    public Task<Result<SavedVersion>> RunAsync(
        Actor actor,
        SaveVersionDraftRequest<PolicyContent> request,
        CancellationToken cancellationToken
    ) => drafts.SaveAsync(actor, request, cancellationToken);
}
