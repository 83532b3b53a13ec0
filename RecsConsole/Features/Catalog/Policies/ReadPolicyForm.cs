using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>What the editor of a policy starts from: the newest version, with what the fields may hold.</summary>
public sealed class ReadPolicyForm(VersionDrafts<PolicyRow, PolicyContent> drafts)
{
    /// <param name="key">Null for a new one.</param>
    public Task<Result<DraftFormView<PolicyContent, PolicyChoices>>> RunAsync(
        Actor actor,
        string? key,
        CancellationToken cancellationToken
    ) => drafts.ReadAsync(actor, key, (scope, token) => PolicyChoices.ReadAsync(scope, key, token), cancellationToken);
}
