using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>Marks an item of the actor's own inbox as read or unread. What a person has read is private: it is not audited.</summary>
public sealed class MarkInboxItem(OperationScopeFactory scopes)
{
    public async Task<Result<bool>> RunAsync(Actor actor, MarkInboxItemRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "mark.inbox", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await OwnItems.Of(scope).FirstOrDefaultAsync(found => found.Id == request.ItemId, cancellationToken);
        if (row is null)
        {
            return await scope.DenyAsync(
                "mark.inbox",
                "inbox",
                request.ItemId.ToString("D"),
                Error.NotFound(Texts.ItemNotThere),
                cancellationToken
            );
        }

        if (row.ReadAt is not null == request.IsRead)
        {
            return request.IsRead; // another tab did it first
        }

        row.ReadAt = request.IsRead ? scope.Now : null;
        ChangeFeed.Append(scope.Db, ChangeKind.Inbox, actor.PersonId.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? request.IsRead : Error.NotFound(Texts.ItemNotThere);
    }
}

/// <param name="IsRead">False marks it as unread.</param>
public sealed record MarkInboxItemRequest(Guid ItemId, bool IsRead);
