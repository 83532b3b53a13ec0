using RecsConsole.Access;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;

namespace RecsConsole.Features.Drafts;

/// <summary>Removes a draft: it was sent, emptied or discarded.</summary>
public sealed class DeleteTextDraft(OperationScopeFactory scopes)
{
    public async Task<Result<KeptText>> RunAsync(Actor actor, DraftKey draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var place = await DraftAccess.FindAsync(scope, draft, "delete.draft", cancellationToken);
        if (!place.IsOk)
        {
            return place.Error;
        }

        await DeleteInParts.RunAsync(scope.Db, DraftAccess.Own(scope, draft), cancellationToken);
        return KeptText.None;
    }
}
