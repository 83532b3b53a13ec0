using RecsConsole.Engine.NextStep;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Cli.Evaluation.NextActions;

/// <summary>Reads an event log like an import, but keeps the cases in file order and needs no database.</summary>
internal static class EventLog
{
    /// <summary>One sequence per case, in order of first appearance in the file; all count as ended.</summary>
    public static IReadOnlyList<NextStepSequence> Read(
        string file,
        LogMapping mapping,
        string? timeFormat,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var reader = new LogReader(new LogSource(file, file), mapping, new LogProblems());
            reader.Open();
            List<LogRow> rows = [];
            foreach (var row in reader.Rows())
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Add(row);
            }

            var columns = reader.Columns;
            new TimeColumn(file, reader.TimeColumn.Name, timeFormat, TimeZoneInfo.Utc).Parse(rows);
            // grouping keeps the file order, also for equal times
            return
            [
                .. rows.GroupBy(row => row.Case, StringComparer.Ordinal)
                    .Select(events => new NextStepSequence(
                        [.. events.OrderBy(row => row.At).Select(row => EventOf(row, columns))],
                        HasEnded: true
                    )),
            ];
        }
        catch (LogInputException e)
        {
            throw new CommandException(e.Message, e);
        }
    }

    private static NextStepEvent EventOf(LogRow row, LogColumns columns) =>
        new(row.Activity, row.At)
        {
            Group = Kept(row, columns.Group),
            Resource = row.Resource,
            Priority = Kept(row, columns.Priority),
            Fields = FieldsOf(row, columns),
        };

    // columns with a role of their own are not fields
    private static Dictionary<string, string> FieldsOf(LogRow row, LogColumns columns)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Kept.Count; i++)
        {
            if (i != columns.Group && i != columns.Priority && row.Kept[i] is { } value)
            {
                fields[columns.Kept[i].Name] = value;
            }
        }

        return fields;
    }

    private static string? Kept(LogRow row, int place) => place < 0 ? null : row.Kept[place];
}
