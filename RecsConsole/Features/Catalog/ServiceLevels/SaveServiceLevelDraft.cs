using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Saves what was typed as a draft of a service level: of a new one, of the next version, or over the draft there is.</summary>
public sealed class SaveServiceLevelDraft(VersionDrafts<ServiceLevelRow, ServiceLevelContent> drafts)
{
    public Task<Result<SavedVersion>> RunAsync(
        Actor actor,
        SaveDraftRequest<ServiceLevelContent> request,
        CancellationToken cancellationToken
    ) => drafts.SaveAsync(actor, request, cancellationToken);
}
