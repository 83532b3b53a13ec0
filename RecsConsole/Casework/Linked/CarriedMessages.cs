using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// Messages to the customer of a case from another system: written on its ticket, from where that system sends them, instead of by mail.
/// The message is added to the outbox in the transaction in which it is sent, and is written once.
/// </summary>
public static class CarriedMessages
{
    private const string KeyPrefix = "message:";

    /// <summary>The ticket that reaches the customer; null for a case of our own, and while its connection is switched off.</summary>
    public static async Task<LinkedTicket?> WayAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var isOpen = await db.TicketLinks.AnyAsync(
            link => link.CaseId == caseId && db.Connections.Any(connection => connection.Id == link.ConnectionId && connection.IsEnabled),
            cancellationToken
        );
        return isOpen ? await LinkedTicket.FindAsync(db, caseId, cancellationToken) : null;
    }

    /// <summary>The message that a row of the outbox carries; null for a step.</summary>
    public static Guid? MessageOf(OutboxRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.EventKey.StartsWith(KeyPrefix, StringComparison.Ordinal) && Guid.TryParse(row.EventKey[KeyPrefix.Length..], out var id)
            ? id
            : null;
    }

    /// <summary>Takes a message that is to be sent out of the mail and into the outbox; one on a case of our own stays a mail.</summary>
    public static async Task RouteAsync(ConsoleDbContext db, CaseRow row, MessageRow message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(message);
        if (await WayAsync(db, row.Id, cancellationToken) is not { } way)
        {
            return;
        }

        (message.Address, message.NextAttemptAt) = (way.Label, null);
        var key = KeyPrefix + message.Id.ToString("D");
        if (await db.Outbox.FirstOrDefaultAsync(sent => sent.CaseId == row.Id && sent.EventKey == key, cancellationToken) is { } refused)
        {
            (refused.State, refused.Attempts, refused.NextAttemptAt, refused.Error) = (CarryState.ToCarry, 0, message.At, null);
            refused.Revision++;
            return;
        }

        var link = await db.TicketLinks.FirstAsync(each => each.CaseId == row.Id, cancellationToken);
        var text = ReplyText.WithSources(message.Text, Citation.Read(message.CitationsJson), row.Language);
        db.Outbox.Add(OutboxRows.Of(row, link, new(key, message.AuthorId, message.At, text)));
    }

    /// <summary>The files of the message that a row carries; none for a step, and none that was erased.</summary>
    public static async Task<IReadOnlyList<NewAttachment>> FilesAsync(
        ConsoleDbContext db,
        OutboxRow sent,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (MessageOf(sent) is not { } id)
        {
            return [];
        }

        var files = await db.Attachments.AsNoTracking().Where(file => file.MessageId == id).ToListAsync(cancellationToken);
        return
        [
            .. files
                .Where(file => file.Content.Length == file.Size)
                .OrderBy(file => file.Name, StringComparer.Ordinal) // here: the database sees only encrypted names
                .ThenBy(file => file.Id)
                .Select(file => new NewAttachment(file.Name, file.ContentType, file.Content)),
        ];
    }

    /// <summary>Whether the message must no longer be written, because its customer was erased meanwhile.</summary>
    public static async Task<bool> IsErasedAsync(ConsoleDbContext db, OutboxRow sent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return MessageOf(sent) is not null
            && await ErasedSubjects.HasCustomerOfAsync(
                db,
                await db.Cases.AsNoTracking().FirstAsync(row => row.Id == sent.CaseId, cancellationToken),
                cancellationToken
            );
    }

    /// <summary>The other system did not respond: the message shows why it still waits.</summary>
    public static async Task NoteTroubleAsync(ConsoleDbContext db, OutboxRow sent, StoredText trouble, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(trouble);
        if (MessageOf(sent) is { } id && await db.Messages.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } message)
        {
            message.DeliveryError = trouble.Stored;
            message.Revision++;
        }
    }

    /// <summary>Records that the message was written or refused; a refused one is no reply, and its author is notified.</summary>
    /// <param name="refusal">Why it was refused; null when it was written.</param>
    public static async Task EndAsync(
        ConsoleDbContext db,
        CaseRow row,
        OutboxRow sent,
        StoredText? refusal,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var id = MessageOf(sent);
        if (await db.Messages.FirstOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } message)
        {
            return;
        }

        message.Revision++;
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), at);
        if (refusal is null)
        {
            (message.Delivery, message.DeliveredAt, message.DeliveryError) = (MessageDelivery.Sent, at, null);
            return;
        }

        var isErased = await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken);
        (message.Delivery, message.DeliveryError) = (MessageDelivery.Failed, isErased ? null : refusal.Stored);
        await UndeliveredLetter.ApplyAsync(db, row, message, cancellationToken);
        if (message.AuthorId is { } author)
        {
            var key = $"message:{message.Id:D}:{message.Revision}";
            var news = new InboxNews(author, key, InboxKind.NotSent, at) { CaseId = row.Id, Text = isErased ? null : refusal.Words };
            await InboxPost.NotifyAsync(db, news, cancellationToken);
        }
    }
}
