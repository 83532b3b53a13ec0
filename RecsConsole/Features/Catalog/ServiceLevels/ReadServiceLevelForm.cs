using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Reads what the editor of a service level starts from: the newest version and the values its fields accept.</summary>
public sealed class ReadServiceLevelForm(VersionDrafts<ServiceLevelRow, ServiceLevelContent> drafts)
{
    /// <param name="key">Null for a new one.</param>
    public Task<Result<DraftFormView<ServiceLevelContent, ServiceLevelChoices>>> RunAsync(
        Actor actor,
        string? key,
        CancellationToken cancellationToken
    ) => drafts.ReadAsync(actor, key, (scope, token) => ServiceLevelChoices.ReadAsync(scope, key, token), cancellationToken);
}
