using RecsConsole.Casework.Conversation;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;

namespace RecsConsole.Features.Cases.Import.Comments;

/// <summary>
/// The comments of a ticket with their times. What the file does not call public is internal, unless the ticket's contact wrote it. The text
/// that the ticket was opened with is its description and no comment.
/// </summary>
internal sealed class TicketComments(TicketReader reader, string file, TimeFormat format, TimeZoneInfo zone, LogProblems problems)
{
    /// <summary>With more comments than this on one ticket, the wrong column was mapped.</summary>
    public const int MaxOfTicket = 1_000;

    private const int LongestText = 20_000;

    // the columns of a list can have a format of their own beside that of its journals
    private readonly TimeFormat _iso = TimeFormat.Known()[0];

    /// <summary>A text of acceptable length.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= LongestText)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[LongestText - 2]) ? LongestText - 2 : LongestText - 1;
        return $"{text[..end]}…";
    }

    /// <summary>In the order of their times; problems are reported.</summary>
    public IReadOnlyList<TicketComment> Of(TicketRow ticket, DateTimeOffset opened)
    {
        List<TicketComment> comments = [];
        Read(ticket, reader.Comments, ticket.Comments, opened, comments);
        Read(ticket, reader.Notes, ticket.Notes, opened, comments);
        if (comments.Count > MaxOfTicket && (reader.Comments ?? reader.Notes) is { } column)
        {
            Report(ticket, column, ImportTexts.MoreCommentsThan.With(MaxOfTicket), null);
        }

        return [.. comments.OrderBy(each => each.At)];
    }

    private void Read(TicketRow ticket, LogColumn? column, IReadOnlyList<string> cells, DateTimeOffset opened, List<TicketComment> comments)
    {
        var opening = cells.Count > 0 && ticket.Text is { } text ? Words(text) : null;
        foreach (var cell in cells)
        {
            if (string.Equals(cell, CommentCells.TooLong, StringComparison.Ordinal))
            {
                Report(ticket, column!.Value, ImportTexts.ConversationIsLongerThan.With(CommentCells.MaxBytes / 1000), null);
                continue;
            }

            if (CommentCells.Read(cell, time => TimeOf(time) is not null) is not { } read)
            {
                Report(ticket, column!.Value, ImportTexts.AreNoComments.With(LogInputException.Shorten(cell)), cell);
                continue;
            }

            foreach (var raw in read.Where(each => !string.IsNullOrWhiteSpace(each.Text)))
            {
                var at = TimeOf(raw.At)!.Value;
                if (at < opened)
                {
                    Report(ticket, column!.Value, ImportTexts.IsBeforeItWasOpened.With(LogInputException.Shorten(raw.At)), raw.At);
                }
                else if (!string.Equals(Words(raw.Text), opening, StringComparison.Ordinal))
                {
                    comments.Add(Made(ticket, column == reader.Notes ? raw with { IsPublic = false } : raw, at));
                }
            }
        }
    }

    private TicketComment Made(TicketRow ticket, RawComment raw, DateTimeOffset at)
    {
        var isCustomer = IsCustomer(ticket, raw.Writer);
        var name = (isCustomer ? ticket.Contact ?? ticket.ContactAddress : null) ?? NameOf(raw.Writer);
        return new(at, raw.Writer, ContactLimits.NameOf(name), Cut(raw.Text.Trim()), raw.IsPublic ?? isCustomer, isCustomer)
        {
            Written = Cut(raw.Text),
        };
    }

    // a number that no ticket gives a name is none
    private string? NameOf(string? writer) =>
        writer is not null && reader.NameOf(writer) is var name && !name.All(char.IsAsciiDigit) ? name : null;

    // systems write the same text with other line breaks in the description and in the comment
    private static string Words(string text) =>
        string.Join(' ', Cut(text.Trim()).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static bool IsCustomer(TicketRow ticket, string? writer) =>
        writer is not null
        && new[] { ticket.ContactId, ticket.Contact, ticket.ContactAddress }.Contains(writer, StringComparer.OrdinalIgnoreCase);

    private DateTimeOffset? TimeOf(string text) => format.Parse(text, zone) ?? _iso.Parse(text, zone);

    private void Report(TicketRow ticket, LogColumn column, string reason, string? value) =>
        problems.Report(LogInputException.AtCell(file, ticket.Line, column.Name, reason, value));
}
