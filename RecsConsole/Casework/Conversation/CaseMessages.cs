using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Documents;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;

namespace RecsConsole.Casework.Conversation;

/// <summary>
/// Stores the conversation with the customer. The text is personal data and therefore not part of any event; the event refers to the
/// message. A message that belongs to a step is referred to by the event of that step.
/// </summary>
public static class CaseMessages
{
    /// <summary>Activity of a message that answers the customer.</summary>
    public const string Reply = "reply";

    /// <summary>Activity of an unsolicited message; it counts as a contact.</summary>
    public const string Outreach = "outreach";

    /// <summary>Activity of a message from the customer that changes no state.</summary>
    public const string Received = "message_received";

    /// <summary>Attribute of an event: the id of the message.</summary>
    public const string Attribute = "message";

    /// <summary>The channel of messages sent from here.</summary>
    public const string Mail = "email";

    /// <summary>The customer wrote last, and nobody has replied yet.</summary>
    public static bool IsUnanswered(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.CustomerWroteAt is { } wrote && (row.RepliedAt is not { } replied || replied < wrote);
    }

    /// <summary>Adds an outgoing message to the context; the caller writes the event that refers to it, and saves.</summary>
    public static async Task<MessageRow> AddOutgoingAsync(
        ConsoleDbContext db,
        CaseRow row,
        Guid authorId,
        OutgoingMessage message,
        MessagePlace place,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(place);
        var added = AddOutbound(db, row, authorId, message, place);
        added.Delivery = message.IsSent ? MessageDelivery.ToSend : MessageDelivery.Recorded;
        added.NextAttemptAt = message.IsSent ? place.At : null;
        if (message.IsSent)
        {
            await CarriedMessages.RouteAsync(db, row, added, cancellationToken);
        }

        foreach (var key in message.Citations.Select(each => each.DocumentKey).Distinct(StringComparer.Ordinal))
        {
            await UsedDocuments.AddAsync(db, row.Id, key, authorId, place.At, cancellationToken);
        }

        row.RepliedAt = place.At;
        return added;
    }

    /// <summary>Removes the message of a step that is undone. False if it was to be sent: then it stays, and so does the step.</summary>
    public static async Task<bool> TakeBackAsync(ConsoleDbContext db, CaseRow row, CaseEventRow step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var named = MessageOf(CaseEvents.AttributesOf(step));
        var taken = named is { } id ? await db.Messages.FirstOrDefaultAsync(each => each.Id == id, cancellationToken) : null;
        if (taken is { Delivery: not MessageDelivery.Recorded })
        {
            return false;
        }

        if (taken is not null)
        {
            db.Attachments.RemoveRange(await db.Attachments.Where(file => file.MessageId == taken.Id).ToListAsync(cancellationToken));
            db.Messages.Remove(taken);
        }

        row.RepliedAt = row.RepliedAt == step.At ? await RepliedBeforeAsync(db, row, step.At, cancellationToken) : row.RepliedAt;
        return true;
    }

    /// <summary>
    /// Time of the last reply to the customer before an instant: a message whose delivery has not failed, or a step that contacts them.
    /// </summary>
    public static async Task<DateTimeOffset?> RepliedBeforeAsync(
        ConsoleDbContext db,
        CaseRow row,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var written = await db
            .Messages.Where(each => each.CaseId == row.Id && each.Direction == MessageDirection.Outbound && each.At < before)
            .Where(each => each.Delivery != MessageDelivery.Failed && each.Delivery != MessageDelivery.Held)
            .MaxAsync(each => (DateTimeOffset?)each.At, cancellationToken);
        var done = await db
            .CaseEvents.Where(each => each.CaseId == row.Id && each.Kind == CaseEventKind.Action && each.At < before)
            .Where(each => db.Actions.Any(action => action.Key == each.Activity && action.IsCustomerContact))
            .MaxAsync(each => (DateTimeOffset?)each.At, cancellationToken);
        return written > done ? written : done ?? written;
    }

    /// <summary>Adds the message of a step that waits for approval: it has the id of the request, and is not sent yet.</summary>
    public static async Task HoldAsync(
        ConsoleDbContext db,
        CaseRow row,
        Guid authorId,
        OutgoingMessage message,
        MessagePlace place,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(place);
        var way = message.IsSent ? await CarriedMessages.WayAsync(db, row.Id, cancellationToken) : null;
        var held = AddOutbound(db, row, authorId, message, place);
        (held.Delivery, held.Address) = (MessageDelivery.Held, way?.Label ?? held.Address);
    }

    private static MessageRow AddOutbound(ConsoleDbContext db, CaseRow row, Guid authorId, OutgoingMessage message, MessagePlace place)
    {
        var text = message.Text.Trim();
        var added = new MessageRow
        {
            TenantId = row.TenantId,
            Id = message.Id,
            CaseId = row.Id,
            At = place.At,
            Direction = MessageDirection.Outbound,
            Channel = Mail,
            AuthorId = authorId,
            ContactName = row.ContactName,
            Address = message.IsSent ? row.ContactAddress : null,
            Text = text,
            DraftText = message.Draft,
            EditDistance = message.Draft is null ? null : EditDistance.Between(message.Draft, text),
            ActionKey = place.ActionKey,
            CitationsJson = Citation.Write(message.Citations),
        };
        db.Messages.Add(added);
        AddAttachments(db, added, message.Attachments);
        return added;
    }

    /// <summary>Adds the files of a message.</summary>
    public static void AddAttachments(ConsoleDbContext db, MessageRow message, IEnumerable<NewAttachment> files)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(files);
        db.Attachments.AddRange(
            files.Select(file => new AttachmentRow
            {
                TenantId = message.TenantId,
                Id = Guid.CreateVersion7(message.At),
                CaseId = message.CaseId,
                MessageId = message.Id,
                Name = file.Name,
                ContentType = file.ContentType,
                Size = file.Content.Length,
                Content = file.Content,
            })
        );
    }

    /// <summary>The attributes of an event that refer to its message.</summary>
    public static string EventAttributes(Guid messageId) =>
        JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { [Attribute] = messageId.ToString("D") });

    /// <summary>The message that an event with these attributes refers to; null when there is none.</summary>
    public static Guid? MessageIn(string attributesJson) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(attributesJson) is { } attributes ? MessageOf(attributes) : null;

    /// <summary>The message that an event refers to; null when there is none.</summary>
    public static Guid? MessageOf(IReadOnlyDictionary<string, string> attributes) => CaseEvents.PersonIn(attributes, Attribute);
}

/// <summary>The context of an outgoing message.</summary>
/// <param name="ActionKey">The step the message was written for; null for a plain reply.</param>
public sealed record MessagePlace(string? ActionKey, DateTimeOffset At);
