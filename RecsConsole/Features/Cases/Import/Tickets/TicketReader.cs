using RecsConsole.Casework.Conversation;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>Reads a list of tickets; each ticket occurs once.</summary>
internal sealed class TicketReader(LogSource source, LogMapping mapping, LogProblems problems)
    : RowReader<TicketRow>(source, mapping, problems)
{
    private static readonly string[] s_roles = ["opened", "responded", "resolved", "closed", "updated"];

    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);

    /// <summary>Columns with times, in the order of their steps; null where none is mapped.</summary>
    public IReadOnlyList<LogColumn?> Times { get; private set; } = [];

    /// <summary>The column with what is due, which is no step; null when none is mapped.</summary>
    public LogColumn? Due { get; private set; }

    private LogColumn? Status { get; set; }

    private LogColumn? ReplyMinutes { get; set; }

    private LogColumn? Contact { get; set; }

    private LogColumn? ContactAddress { get; set; }

    protected override void Prepare()
    {
        Times = [.. s_roles.Select(Columns.Find)];
        (Status, ReplyMinutes, Due) = (Columns.Find("status"), Columns.Find("reply_minutes"), Columns.Find("due"));
        (Contact, ContactAddress) = (Columns.Find("contact"), Columns.Find("contact_address"));
    }

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
            Text = Value(Columns.Text),
            Status = Key(line, Status),
            Holder = Key(line, Columns.Resource),
            Contact = ContactLimits.NameOf(Value(Contact)),
            ContactAddress = AddressOf(line),
            SlaMet = Value(Columns.SlaMet),
            ReplyMinutes = Value(ReplyMinutes),
            Times = [.. Times.Select(Value)],
            Due = Value(Due),
            Kept = KeptOf(line),
        };
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
