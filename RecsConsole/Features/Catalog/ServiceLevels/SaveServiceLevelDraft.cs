using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Saves a service level draft: of a new level, of the next version, or over the existing draft.</summary>
public sealed class SaveServiceLevelDraft(VersionDrafts<ServiceLevelRow, ServiceLevelContent> drafts)
{
    public Task<Result<SavedVersion>> RunAsync(
        Actor actor,
        SaveVersionDraftRequest<ServiceLevelContent> request,
        CancellationToken cancellationToken
    ) => drafts.SaveAsync(actor, request, cancellationToken);
}
