using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>
/// Reads a whole file as an import would and lists what is wrong with it. It needs two passes: the time format is known only after all
/// times were seen. Only the previewed rows are kept.
/// </summary>
/// <param name="taken">Keys of existing cases that were not imported.</param>
/// <param name="problemPage">The page of problems to list, from 1.</param>
internal sealed class FileCheck(
    LogSource source,
    FilePlan plan,
    IReadOnlySet<string> taken,
    CancellationToken cancellationToken,
    int problemPage = 1
)
{
    /// <summary>Maximum number of rows shown.</summary>
    public const int MaxShown = 20;

    private const int RowsBetweenChecks = 1_000;
    private const int Passes = 2; // one to find the time format, unless it is given, and one to check

    private readonly TimeZoneInfo _zone = Tenancy.TimeZones.Find(plan.TimeZone) ?? TimeZoneInfo.Utc;
    private readonly ListedProblems _problems = new(problemPage);
    private readonly HashSet<string> _cases = new(StringComparer.Ordinal);
    private readonly List<PreviewRow> _preview = [];
    private long _rows;
    private bool _isRowValid; // the current row was read without a problem
    private int _pass;

    /// <summary>Receives how much of the file is checked, in percent.</summary>
    public Action<int>? Progress { get; init; }

    public CheckedFile Run()
    {
        string? named = null;
        try
        {
            var format = FormatOf();
            (named, _pass) = (format.Name, Passes - 1);
            if (plan.Kind is FileKind.Tickets)
            {
                CheckTickets(format);
            }
            else
            {
                CheckEvents(format);
            }
        }
        catch (LogInputException e)
        {
            _problems.Report(e); // the rest of the file cannot be read
        }

        return new(plan.Kind, _rows, _cases.Count, _preview, _problems.Listed, _problems.Count, named);
    }

    private TimeFormat FormatOf()
    {
        if (plan.TimeFormat is { } given)
        {
            return TimeFormat.From(given);
        }

        var tally = Tally();
        if (tally.Rival is { } rival && tally.Example is { } cell)
        {
            var shown = LogInputException.Shorten(cell.Text);
            var reason = ImportTexts.TimesCanBeBoth.With(shown, tally.Chosen!.Name, rival.Name);
            _problems.Report(LogInputException.AtCell(source.Name, cell.Line, cell.Column, reason, cell.Text));
        }

        return tally.Chosen ?? TimeFormat.Known()[0];
    }

    private TimeTally Tally()
    {
        var tally = new TimeTally(_zone);
        var unheard = new ListedProblems(); // discarded: the second pass reports them
        if (plan.Kind is FileKind.Tickets)
        {
            using var tickets = new TicketReader(source, plan.Mapping, unheard);
            foreach (var row in Rows(tickets))
            {
                foreach (var cell in tickets.TimeCells(row))
                {
                    tally.Add(cell);
                }
            }
        }
        else
        {
            using var events = new LogReader(source, plan.Mapping, unheard);
            foreach (var row in Rows(events))
            {
                tally.Add(new(row.Line, events.TimeColumn.Name, row.Time));
            }
        }

        return tally;
    }

    private void CheckEvents(TimeFormat format)
    {
        using var events = new LogReader(source, plan.Mapping, _problems);
        foreach (var row in Rows(events))
        {
            _rows++;
            if (row.Time.Length == 0)
            {
                continue; // already reported when it was read
            }

            if (format.Parse(row.Time, _zone) is not { } at)
            {
                var reason = ImportTexts.IsNoTimeOf.With(LogInputException.Shorten(row.Time), format.Name);
                _problems.Report(LogInputException.AtCell(source.Name, row.Line, events.TimeColumn.Name, reason, row.Time));
                continue;
            }

            row.At = at;
            Add(row.Case, row.Line, events.Columns.Case.Name);
            if (_isRowValid && _preview.Count < MaxShown)
            {
                _preview.Add(new(row.Line, PreviewCells.Of(row, events.Columns), []));
            }
        }
    }

    private void CheckTickets(TimeFormat format)
    {
        using var tickets = new TicketReader(source, plan.Mapping, _problems);
        TicketEvents? events = null;
        foreach (var row in Rows(tickets))
        {
            _rows++;
            events ??= new TicketEvents(tickets, source.Name, format, _zone, _problems);
            var steps = events.Of(row);
            Add(row.Key, row.Line, tickets.Columns.Case.Name);
            if (_isRowValid && steps.Count > 0 && _preview.Count < MaxShown)
            {
                _preview.Add(
                    new(row.Line, PreviewCells.Of(row, tickets.Columns), [.. steps.Select(step => new PreviewStep(step.Activity, step.At))])
                );
            }
        }
    }

    private IEnumerable<TRow> Rows<TRow>(RowReader<TRow> reader)
        where TRow : class
    {
        var seen = 0;
        reader.Open();
        var before = _problems.Count;
        foreach (var row in reader.Rows())
        {
            _isRowValid = _problems.Count == before;
            if (++seen % RowsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Progress?.Invoke((int)((_pass + reader.Part) * 100 / Passes));
            }

            yield return row;
            before = _problems.Count;
        }
    }

    private void Add(string key, long line, string column)
    {
        if (key.Length > 0 && _cases.Add(key) && taken.Contains(key))
        {
            _problems.Report(LogInputException.AtCell(source.Name, line, column, Texts.TheTenantHasACase.With(key), key));
        }
    }
}
