using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>Reads a list of tickets; each ticket occurs once.</summary>
internal sealed class TicketReader(LogSource source, LogMapping mapping, LogProblems problems)
    : RowReader<TicketRow>(source, mapping, problems)
{
    private static readonly string[] s_roles = ["opened", "responded", "resolved", "closed", "updated"];

    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);

    /// <summary>Columns with times, in the order of their steps; null where none is mapped.</summary>
    public IReadOnlyList<LogColumn?> Times { get; private set; } = [];

    private LogColumn? Status { get; set; }

    private LogColumn? ReplyMinutes { get; set; }

    protected override void Prepare()
    {
        Times = [.. s_roles.Select(Columns.Find)];
        (Status, ReplyMinutes) = (Columns.Find("status"), Columns.Find("reply_minutes"));
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
            SlaMet = Value(Columns.SlaMet),
            ReplyMinutes = Value(ReplyMinutes),
            Times = [.. Times.Select(Value)],
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
}
