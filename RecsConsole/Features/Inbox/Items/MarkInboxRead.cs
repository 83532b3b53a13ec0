using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>Marks everything in the actor's own inbox as read. Questions still wait for their answer.</summary>
public sealed class MarkInboxRead(OperationScopeFactory scopes)
{
    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "mark.inbox", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var rows = await OwnItems.Of(scope).Unread().ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return 0;
        }

        rows.ForEach(row => row.ReadAt = scope.Now);
        ChangeFeed.Append(scope.Db, ChangeKind.Inbox, actor.PersonId.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? rows.Count : Error.Conflict(Texts.InboxChanged);
    }
}
