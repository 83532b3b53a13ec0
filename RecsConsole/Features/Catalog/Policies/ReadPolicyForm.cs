using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Reads what the editor of a policy starts from: the newest version and the values its fields accept.</summary>
public sealed class ReadPolicyForm(VersionDrafts<PolicyRow, PolicyContent> drafts)
{
    /// <param name="key">Null for a new one.</param>
    public Task<Result<DraftFormView<PolicyContent, PolicyChoices>>> RunAsync(
        Actor actor,
        string? key,
        CancellationToken cancellationToken
    ) => drafts.ReadAsync(actor, key, (scope, token) => PolicyChoices.ReadForFormAsync(scope, key, token), cancellationToken);
}
