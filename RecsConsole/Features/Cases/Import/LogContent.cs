using System.Diagnostics;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Import;

/// <summary>
/// The events of a file, whatever its rows are. They are all kept in memory until they are written: an error in the last line must leave
/// the database unchanged. Only mapped columns of a row are kept.
/// </summary>
internal sealed record LogContent(LogColumns Columns, IReadOnlyList<LogRow> Rows)
{
    /// <summary>Progress of the import, in percent, when reading ends.</summary>
    private const int ReadBy = 55;

    private const int Step = 10_000;

    /// <exception cref="LogInputException">Something is wrong with the file.</exception>
    public static async Task<LogContent> ReadAsync(
        ImportLogRequest request,
        TimeZoneInfo zone,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        var problems = new LogProblems();
        if (request.Mapping.Kind is FileKind.Tickets)
        {
            using var tickets = new TicketReader(request.Source, request.Mapping, problems);
            var all = await AllAsync(tickets, request, progress, cancellationToken);
            return new(tickets.Columns, TicketStepReader.Read(tickets, all, request, zone));
        }

        using var events = new LogReader(request.Source, request.Mapping, problems);
        var rows = await AllAsync(events, request, progress, cancellationToken);
        new TimeColumn(request.Source.Name, events.TimeColumn.Name, request.TimeFormat, zone).Parse(rows);
        return new(events.Columns, rows);
    }

    private static async Task<IReadOnlyList<TRow>> AllAsync<TRow>(
        RowReader<TRow> reader,
        ImportLogRequest request,
        Action<string> progress,
        CancellationToken cancellationToken
    )
        where TRow : class
    {
        List<TRow> rows = [];
        var started = Stopwatch.GetTimestamp();
        reader.Open();
        foreach (var row in reader.Rows())
        {
            rows.Add(row);
            if (rows.Count % Step == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress(Texts.ReadRowsRowsS.With(rows.Count, rows.Count / Stopwatch.GetElapsedTime(started).TotalSeconds));
                var step = StoredText.From<ImportTexts>(nameof(ImportTexts.ReadRows), rows.Count);
                await request.Progress.ReportAsync((int)(reader.Part * ReadBy), step, cancellationToken);
            }
        }

        return rows;
    }
}
