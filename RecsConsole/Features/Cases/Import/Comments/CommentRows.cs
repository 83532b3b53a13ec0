using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Comments;

/// <summary>
/// The new comments of imported tickets as conversation: what the contact wrote is the customer's, what others wrote for the customer is a
/// reply, the rest are notes. Nobody becomes a person here by having written a comment.
/// </summary>
internal sealed class CommentRows(Guid tenantId, ImportedTenant tenant)
{
    private const string Channel = "portal";

    public List<MessageRow> Messages { get; } = [];

    public List<NoteRow> Notes { get; } = [];

    /// <summary>Adds the new comments of a case, and who wrote last.</summary>
    public void Add(LogCase history, CaseRow row)
    {
        foreach (var said in history.Events)
        {
            if (said.Comment is not { } comment)
            {
                continue;
            }

            said.Person = comment is { IsOfCustomer: false, Name: { } name } ? tenant.People.GetValueOrDefault(name) : null;
            if (comment.IsPublic)
            {
                AddMessage(said, comment, row);
            }
            else
            {
                AddNote(said, comment, row);
            }
        }
    }

    /// <summary>The event of a comment; the text is personal and therefore not part of it.</summary>
    public static CaseEventRow EventOf(LogCase history, LogEvent said, int ordinal, Guid tenantId)
    {
        var comment = said.Comment!;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [comment.IsPublic ? CaseMessages.Attribute : CaseEvents.NoteAttribute] = IdOf(said.Key).ToString("D"),
        };
        if (said.Person is null && !IsInbound(comment) && comment.Name is { } name)
        {
            attributes[RemoteEvents.ByAttribute] = name;
        }

        return new()
        {
            TenantId = tenantId,
            CaseId = history.Id,
            Ordinal = ordinal,
            EventKey = said.Key,
            Activity = said.Activity,
            Kind = comment.IsPublic ? CaseEventKind.Message : CaseEventKind.Note,
            ActorId = said.Person?.Id,
            At = said.At,
            AttributesJson = JsonSerializer.Serialize(attributes),
        };
    }

    /// <summary>The activity of a comment.</summary>
    public static string ActivityOf(TicketComment comment) =>
        !comment.IsPublic ? CaseActivities.Note
        : comment.IsOfCustomer ? CaseMessages.Received
        : CaseMessages.Reply;

    private static bool IsInbound(TicketComment comment) => comment is { IsPublic: true, IsOfCustomer: true };

    private void AddMessage(LogEvent said, TicketComment comment, CaseRow row)
    {
        var isInbound = IsInbound(comment);
        Messages.Add(
            new()
            {
                TenantId = tenantId,
                Id = IdOf(said.Key),
                CaseId = row.Id,
                At = comment.At,
                Direction = isInbound ? MessageDirection.Inbound : MessageDirection.Outbound,
                Channel = Channel,
                AuthorId = said.Person?.Id,
                ContactName = isInbound ? comment.Name ?? row.ContactName : row.ContactName,
                Text = comment.Text,
                Delivery = MessageDelivery.Recorded,
            }
        );
        row.CustomerWroteAt = isInbound ? Later(row.CustomerWroteAt, comment.At) : row.CustomerWroteAt;
        row.RepliedAt = isInbound ? row.RepliedAt : Later(row.RepliedAt, comment.At);
    }

    private void AddNote(LogEvent said, TicketComment comment, CaseRow row) =>
        Notes.Add(
            new()
            {
                TenantId = tenantId,
                Id = IdOf(said.Key),
                CaseId = row.Id,
                AuthorId = said.Person?.Id ?? Guid.Empty,
                At = comment.At,
                Text = comment.Text,
            }
        );

    // the same each time the comment is read
    private static Guid IdOf(string eventKey) => new(SHA256.HashData(Encoding.UTF8.GetBytes(eventKey)).AsSpan(0, 16));

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}
