using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>Reads what the editor of a playbook starts from: the newest version and the values its fields accept.</summary>
public sealed class ReadPlaybookForm(VersionDrafts<PlaybookRow, PlaybookContent> drafts)
{
    /// <param name="key">Null for a new one.</param>
    public Task<Result<DraftFormView<PlaybookContent, PlaybookChoices>>> RunAsync(
        Actor actor,
        string? key,
        CancellationToken cancellationToken
    ) => drafts.ReadAsync(actor, key, PlaybookChoices.ReadForFormAsync, cancellationToken);
}
