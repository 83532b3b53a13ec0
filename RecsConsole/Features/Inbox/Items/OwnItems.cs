using RecsConsole.Access;
using RecsConsole.Database;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>The reader's own items, with the rules for unread and waiting ones.</summary>
internal static class OwnItems
{
    public static IQueryable<InboxItemRow> Of(OperationScope scope) =>
        scope.Db.InboxItems.Where(row => row.RecipientId == scope.Actor.PersonId);

    public static IQueryable<InboxItemRow> Unread(this IQueryable<InboxItemRow> rows) => rows.Where(row => row.ReadAt == null);

    public static IQueryable<InboxItemRow> Waiting(this IQueryable<InboxItemRow> rows) =>
        rows.Where(row => row.Kind == InboxKind.Asked && row.AnsweredAt == null);

    public static bool Waits(InboxItemRow row) => row is { Kind: InboxKind.Asked, AnsweredAt: null };
}
