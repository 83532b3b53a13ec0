namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>Reads a log of events.</summary>
internal sealed class LogReader(LogSource source, LogMapping mapping, LogProblems problems) : RowReader<LogRow>(source, mapping, problems)
{
    /// <summary>With more distinct activities than this, the wrong column was mapped.</summary>
    private const int MaxActivities = 1_000;

    private readonly HashSet<string> _activities = new(StringComparer.Ordinal);

    /// <summary>Number of distinct activities read.</summary>
    public int Activities => _activities.Count;

    public LogColumn TimeColumn { get; private set; }

    private LogColumn ActivityColumn { get; set; }

    protected override void Prepare() => (ActivityColumn, TimeColumn) = (Columns.Required("activity"), Columns.Required("time"));

    protected override LogRow Parse(long line)
    {
        var row = new LogRow
        {
            Line = line,
            Case = Required(line, Columns.Case),
            Activity = Required(line, ActivityColumn),
            Time = Time(line),
            Resource = Key(line, Columns.Resource),
            SlaMet = Value(Columns.SlaMet),
            Title = Value(Columns.Title),
            Text = Value(Columns.Text),
            Kept = KeptOf(line),
            Finals = [.. Columns.Finals.Select(Value)],
        };
        RefuseTooManyActivities(row);
        return row;
    }

    private string Time(long line)
    {
        if (Value(TimeColumn) is { } time)
        {
            return time;
        }

        Report(line, TimeColumn, Texts.TheValueIsMissing, null);
        return "";
    }

    private void RefuseTooManyActivities(LogRow row)
    {
        if (_activities.Add(row.Activity) && _activities.Count > MaxActivities)
        {
            throw LogInputException.AtCell(
                File,
                row.Line,
                ActivityColumn.Name,
                Texts.MoreThanDifferentActivities.With(MaxActivities),
                row.Activity
            );
        }
    }
}
