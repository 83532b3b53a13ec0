using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Queue.Views;

/// <summary>Deletes one of the actor's own views; returns what is needed to restore it.</summary>
public sealed class DeleteQueueView(OperationScopeFactory scopes)
{
    private const string Name = "delete.view";

    public async Task<Result<AddQueueViewRequest>> RunAsync(Actor actor, Guid viewId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await OwnViews.Of(scope).FirstOrDefaultAsync(found => found.Id == viewId, cancellationToken);
        if (row is null)
        {
            return await scope.DenyAsync(Name, "view", viewId.ToString("D"), OwnViews.NotThere, cancellationToken);
        }

        scope.Db.SavedViews.Remove(row);
        return await scope.Db.TrySaveChangesAsync(cancellationToken)
            ? new AddQueueViewRequest(row.Name, row.Address, row.Place)
            : OwnViews.NotThere;
    }
}
