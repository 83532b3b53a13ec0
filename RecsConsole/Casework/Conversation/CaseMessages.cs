using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Documents;
using RecsConsole.Database;

namespace RecsConsole.Casework.Conversation;

/// <summary>
/// Keeps what is said between the desk and the customer. The words are personal, and so stand in no event; the event names the message. A message that
/// belongs to a step is named by the event of that step.
/// </summary>
public static class CaseMessages
{
    /// <summary>Kind of the event of a message that is no step: nothing that counts steps sees it.</summary>
    public const string EventKind = "message";

    /// <summary>Activity of a message that answers the customer.</summary>
    public const string Reply = "reply";

    /// <summary>Activity of a message that the customer had not asked for; it counts as a contact.</summary>
    public const string Outreach = "outreach";

    /// <summary>Activity of a message of the customer where their answer moves nothing.</summary>
    public const string Received = "message_received";

    /// <summary>Attribute of an event: the id of the message.</summary>
    public const string Attribute = "message";

    /// <summary>The channel of what is sent from here.</summary>
    public const string Mail = "email";

    /// <summary>The customer wrote, and nobody has written back since.</summary>
    public static bool IsUnanswered(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.CustomerWroteAt is { } wrote && (row.RepliedAt is not { } replied || replied < wrote);
    }

    /// <summary>Adds a message of ours to the context; the caller writes the event that names it, and saves.</summary>
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
        var added = AddOurs(db, row, authorId, message, place);
        added.Delivery = message.IsSent ? MessageDelivery.ToSend : MessageDelivery.Recorded;
        added.NextAttemptAt = message.IsSent ? place.At : null;
        foreach (var key in message.Citations.Select(each => each.DocumentKey).Distinct(StringComparer.Ordinal))
        {
            await UsedDocuments.AddAsync(db, row.Id, key, authorId, place.At, cancellationToken);
        }

        row.RepliedAt = place.At;
        return added;
    }

    /// <summary>Removes the message of a step that is taken back. False where it was to be sent: then it stays, and so does the step.</summary>
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

    /// <summary>When the customer was answered last before an instant: by a message that was not lost, or by a step that reaches them.</summary>
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
            .CaseEvents.Where(each => each.CaseId == row.Id && each.Kind == "action" && each.At < before)
            .Where(each => db.Actions.Any(action => action.Key == each.Activity && action.IsCustomerContact))
            .MaxAsync(each => (DateTimeOffset?)each.At, cancellationToken);
        return written > done ? written : done ?? written;
    }

    /// <summary>Adds the letter of a step that waits for approval: it belongs to the request of its id, and nobody gets it yet.</summary>
    public static void Hold(ConsoleDbContext db, CaseRow row, Guid authorId, OutgoingMessage message, MessagePlace place)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(place);
        AddOurs(db, row, authorId, message, place).Delivery = MessageDelivery.Held;
    }

    private static MessageRow AddOurs(ConsoleDbContext db, CaseRow row, Guid authorId, OutgoingMessage message, MessagePlace place)
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

    /// <summary>What an event records of its message.</summary>
    public static string EventAttributes(Guid messageId) =>
        JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { [Attribute] = messageId.ToString("D") });

    /// <summary>The message that an event names; null where it names none.</summary>
    public static Guid? MessageOf(IReadOnlyDictionary<string, string> attributes) => CaseEvents.PersonIn(attributes, Attribute);
}

/// <summary>Where a message of ours belongs.</summary>
/// <param name="ActionKey">The step it was written for; null for a plain reply.</param>
public sealed record MessagePlace(string? ActionKey, DateTimeOffset At);
