using RecsConsole.Casework.Conversation;
using RecsConsole.Features.Cases.Import.Json;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>Reads a list of tickets; each ticket occurs once.</summary>
internal sealed class TicketReader(LogSource source, LogMapping mapping, LogProblems problems)
    : RowReader<TicketRow>(source, mapping, problems)
{
    private static readonly string[] s_roles = ["opened", "responded", "resolved", "closed", "updated"];

    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Columns with times, in the order of their steps; null where none is mapped.</summary>
    public IReadOnlyList<LogColumn?> Times { get; private set; } = [];

    /// <summary>The column with what is due, which is no step; null when none is mapped.</summary>
    public LogColumn? Due { get; private set; }

    /// <summary>The column with comments; null when none is mapped.</summary>
    public LogColumn? Comments { get; private set; }

    /// <summary>The column with internal notes; null when none is mapped.</summary>
    public LogColumn? Notes { get; private set; }

    private LogColumn? Status { get; set; }

    private LogColumn? ReplyMinutes { get; set; }

    private LogColumn? Contact { get; set; }

    private LogColumn? ContactAddress { get; set; }

    private LogColumn? ContactId { get; set; }

    private LogColumn? HolderId { get; set; }

    protected override void Prepare()
    {
        Times = [.. s_roles.Select(Columns.Find)];
        (Status, ReplyMinutes, Due) = (Columns.Find("status"), Columns.Find("reply_minutes"), Columns.Find("due"));
        (Contact, ContactAddress) = (Columns.Find("contact"), Columns.Find("contact_address"));
        (ContactId, HolderId) = (Columns.Find("contact_id"), Columns.Find("resource_id"));
        (Comments, Notes) = (Columns.Find("comments"), Columns.Find("notes"));
    }

    /// <summary>The name of a person whom comments name by number, from the tickets read so far; otherwise what the comment says.</summary>
    public string NameOf(string writer) => _names.GetValueOrDefault(writer, writer);

    /// <summary>The times of a row as written, for finding the format that they share.</summary>
    public IEnumerable<TimeCell> TimeCells(TicketRow row)
    {
        for (var i = 0; i < row.Times.Length; i++)
        {
            if (row.Times[i] is { } text)
            {
                yield return new(row.Line, Times[i]!.Value.Name, text);
            }
        }

        if (row.Due is { } due)
        {
            yield return new(row.Line, Due!.Value.Name, due);
        }
    }

    protected override TicketRow Parse(long line)
    {
        var row = new TicketRow
        {
            Line = line,
            Key = Required(line, Columns.Case),
            Title = Value(Columns.Title),
            Text = Lines(Value(Columns.Text)),
            Status = Key(line, Status),
            Holder = Key(line, Columns.Resource),
            Contact = ContactLimits.NameOf(Value(Contact)),
            ContactAddress = AddressOf(line),
            ContactId = Value(ContactId),
            SlaMet = Value(Columns.SlaMet),
            ReplyMinutes = Value(ReplyMinutes),
            Times = [.. Times.Select(Value)],
            Due = Value(Due),
            Comments = [.. Values(Comments).Select(Lines).OfType<string>()],
            Notes = [.. Values(Notes).Select(Lines).OfType<string>()],
            Kept = KeptOf(line),
        };
        Learn(row.ContactId, row.Contact);
        Learn(Value(HolderId), row.Holder);
        if (row.Times[0] is null)
        {
            Report(line, Times[0]!.Value, Texts.TheValueIsMissing, null);
        }

        if (row.Key.Length > 0 && !_lines.TryAdd(row.Key, line))
        {
            Report(line, Columns.Case, ImportTexts.TheTicketIsInLineAlready.With(row.Key, _lines[row.Key]), row.Key);
        }

        return row;
    }

    private static string? Lines(string? text) => text?.Replace(TicketJson.Break, '\n');

    private void Learn(string? id, string? name)
    {
        if (id is not null && name is not null)
        {
            _names.TryAdd(id, name);
        }
    }

    private string? AddressOf(long line)
    {
        if (Value(ContactAddress) is not { } address)
        {
            return null;
        }

        if (!NewPerson.IsAddress(address))
        {
            Report(line, ContactAddress!.Value, ImportTexts.IsNoMailAddress.With(LogInputException.Shorten(address)), address);
            return null;
        }

        return ContactLimits.AddressOf(address);
    }
}
