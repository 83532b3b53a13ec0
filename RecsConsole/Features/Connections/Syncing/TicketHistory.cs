using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Intake;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Platform;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Imports the entries of a ticket: those of its requester are the customer's words, public ones of others are replies, private ones are
/// notes. Entries written from here are left out: they are on the case already. The first read also records the changes of status.
/// </summary>
public sealed class TicketHistory(CustomerMessages customers)
{
    private const int LongestText = 20_000;
    private const string Channel = "portal";

    // comes before the first entry of any ticket
    private const long Opening = 0;

    /// <summary>Adds the entries that are new since the last read; the caller saves them.</summary>
    internal async Task<int> AddAsync(TicketTurn turn, CaseRow row, CancellationToken cancellationToken)
    {
        var added = 0;
        if (turn is { IsFirst: true, Ticket.Files.Count: > 0 })
        {
            AddMessage(turn, row, OpeningOf(turn.Ticket), MessageDirection.Inbound);
        }

        await PastMoves.AddFirstAsync(turn, row, cancellationToken);
        foreach (var entry in turn.Ticket.Entries)
        {
            if (IsSaid(entry) && await IsNewAsync(turn, entry, cancellationToken) && !await IsOwnEntryAsync(turn, entry, cancellationToken))
            {
                await AddAsync(turn, row, entry, cancellationToken);
                added++;
            }

            await PastMoves.AddAsync(turn, row, entry, cancellationToken);
        }

        return added;
    }

    private static bool IsSaid(RemoteEntry entry) => entry.Text.Length > 0 || entry.Files.Count > 0;

    // the words a ticket is opened with are the description of its case; its files come as a message
    private static RemoteEntry OpeningOf(RemoteTicket ticket) =>
        new(Opening, ticket.CreatedAt, ticket.Author, "", IsPrivate: false) { Files = ticket.Files };

    // entries without a number may arrive in any order, so each is looked up
    private static async Task<bool> IsNewAsync(TicketTurn turn, RemoteEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Key is null)
        {
            return entry.Id > turn.Link.SeenEntry;
        }

        var (db, id) = (turn.Scope.Db, IdOf(turn, entry));
        return !await db.Messages.AnyAsync(each => each.Id == id, cancellationToken)
            && !await db.Notes.AnyAsync(each => each.Id == id, cancellationToken);
    }

    // by marker and entry number: a person who copies the marker has written something of their own
    private static async Task<bool> IsOwnEntryAsync(TicketTurn turn, RemoteEntry entry, CancellationToken cancellationToken) =>
        WrittenMark.Of(entry.Text) is { } mark
        && await turn.Scope.Db.Outbox.AnyAsync(
            sent =>
                sent.Id == mark
                && sent.ConnectionId == turn.Connection.Id
                && sent.TicketId == turn.Ticket.Id
                && (sent.EntryId == null || sent.EntryId == entry.Id),
            cancellationToken
        );

    private Task AddAsync(TicketTurn turn, CaseRow row, RemoteEntry entry, CancellationToken cancellationToken)
    {
        var person = turn.PersonOf(entry.By);
        var isCustomer = person is null && entry.By is { } by && string.Equals(by.Id, turn.Ticket.Author?.Id, StringComparison.Ordinal);
        if (entry.IsPrivate)
        {
            AddNote(turn, row, entry, person);
            return Task.CompletedTask;
        }

        if (isCustomer && !turn.IsFirst)
        {
            // the message arrives now: the assignee is notified, and a case waiting for it continues
            var said = new IncomingMessage(
                IdOf(turn, entry),
                Channel,
                WordsOf(turn, entry),
                entry.By!.Name,
                entry.By.Address,
                MailHash: null
            )
            {
                Attachments = turn.FilesOf(entry),
            };
            return customers.AddAsync(turn.Scope, row, said, cancellationToken);
        }

        AddMessage(turn, row, entry, isCustomer ? MessageDirection.Inbound : MessageDirection.Outbound);
        return Task.CompletedTask;
    }

    private static void AddMessage(TicketTurn turn, CaseRow row, RemoteEntry entry, MessageDirection direction)
    {
        var isCustomer = direction is MessageDirection.Inbound;
        var message = new MessageRow
        {
            TenantId = row.TenantId,
            Id = IdOf(turn, entry),
            CaseId = row.Id,
            At = entry.At,
            Direction = direction,
            Channel = Channel,
            AuthorId = turn.PersonOf(entry.By),
            ContactName = isCustomer ? ContactLimits.NameOf(entry.By?.Name) : row.ContactName,
            Text = WordsOf(turn, entry),
            Delivery = MessageDelivery.Recorded,
        };
        turn.Scope.Db.Messages.Add(message);
        CaseMessages.AddAttachments(turn.Scope.Db, message, turn.FilesOf(entry));
        row.CustomerWroteAt = isCustomer && entry.Id != Opening ? entry.At : row.CustomerWroteAt;
        row.RepliedAt = isCustomer ? row.RepliedAt : entry.At;
        CaseEvents.Append(
            turn.Scope.Db,
            row,
            new(
                turn.KeyOf(Number(entry)),
                isCustomer ? CaseMessages.Received : CaseMessages.Reply,
                CaseEventKind.Message,
                message.AuthorId,
                entry.At
            )
            {
                AttributesJson = turn.Attributes(
                    isCustomer ? null : entry.By,
                    KeyValuePair.Create(CaseMessages.Attribute, message.Id.ToString("D"))
                ),
                IsNoNews = turn.IsFirst,
                IsFromOutside = true,
            }
        );
    }

    private static void AddNote(TicketTurn turn, CaseRow row, RemoteEntry entry, Guid? person)
    {
        var note = CaseNotes.Add(turn.Scope.Db, row, IdOf(turn, entry), person ?? Guid.Empty, WordsOf(turn, entry), entry.At);
        CaseEvents.Append(
            turn.Scope.Db,
            row,
            new(turn.KeyOf(Number(entry)), CaseActivities.Note, CaseEventKind.Note, person, entry.At)
            {
                AttributesJson = turn.Attributes(entry.By, KeyValuePair.Create(CaseEvents.NoteAttribute, note.Id.ToString("D"))),
                IsNoNews = turn.IsFirst,
                IsFromOutside = true,
            }
        );
    }

    // files that were not taken are named, so that people look for them there
    private static string WordsOf(TicketTurn turn, RemoteEntry entry)
    {
        var left = entry.Files.Where(file => entry.IsPrivate || !turn.Files.ContainsKey(file.Id)).Select(file => file.Name).ToList();
        string?[] words =
        [
            entry.Text.Length > 0 ? Cut(entry.Text) : null,
            left.Count > 0 ? Texts.FilesLeftThere.With(turn.Connection.Name, string.Join(", ", left)) : null,
        ];
        return words.OfType<string>().ToList() is { Count: > 0 } said ? string.Join("\n\n", said) : Texts.FilesOnly;
    }

    private static Guid IdOf(TicketTurn turn, RemoteEntry entry) => turn.IdOf(Number(entry));

    private static string Number(RemoteEntry entry) => entry.Key ?? entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…";
}
