using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>Reads what the editor of an action starts from: the newest version and the values its fields accept.</summary>
public sealed class ReadActionForm(VersionDrafts<ActionRow, ActionContent> drafts)
{
    /// <param name="key">Null for a new one.</param>
    public Task<Result<DraftFormView<ActionContent, ActionChoices>>> RunAsync(
        Actor actor,
        string? key,
        CancellationToken cancellationToken
    ) => drafts.ReadAsync(actor, key, (scope, token) => ActionChoices.ReadAsync(scope.Db, token), cancellationToken);
}
