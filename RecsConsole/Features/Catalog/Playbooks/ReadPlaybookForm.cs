using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>What the editor of a playbook starts from: the newest version, with what the fields may hold.</summary>
public sealed class ReadPlaybookForm(VersionDrafts<PlaybookRow, PlaybookContent> drafts)
{
    /// <param name="key">Null for a new one.</param>
    public Task<Result<DraftFormView<PlaybookContent, PlaybookChoices>>> RunAsync(
        Actor actor,
        string? key,
        CancellationToken cancellationToken
    ) => drafts.ReadAsync(actor, key, (scope, token) => PlaybookChoices.ReadAsync(scope.Db, token), cancellationToken);
}
