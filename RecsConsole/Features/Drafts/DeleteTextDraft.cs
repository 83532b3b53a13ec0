using RecsConsole.Access;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Drafts;

/// <summary>Removes a draft that was sent, emptied or discarded.</summary>
public sealed class DeleteTextDraft(OperationScopeFactory scopes)
{
    /// <param name="known">Drafts saved later than this are kept; null: all are removed.</param>
    public async Task<Result<KeptText>> RunAsync(Actor actor, DraftKey draft, DateTimeOffset? known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var place = await DraftAccess.FindAsync(scope, draft, "delete.draft", cancellationToken);
        if (!place.IsOk)
        {
            return place.Error;
        }

        var own = DraftAccess.Own(scope, draft);
        var removed = await DeleteInParts.RunAsync(
            scope.Db,
            known is { } until ? own.Where(row => row.At <= until) : own,
            cancellationToken
        );
        if (removed > 0 && draft.CaseId is null)
        {
            DraftChange.Append(scope);
            await scope.Db.SaveChangesAsync(cancellationToken);
        }

        return KeptText.None;
    }
}
