using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>Reads the steps of all tickets of a list.</summary>
internal static class TicketStepReader
{
    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<LogRow> Read(
        TicketReader reader,
        IReadOnlyList<TicketRow> tickets,
        ImportLogRequest request,
        TimeZoneInfo zone
    )
    {
        var (file, problems) = (request.Source.Name, new LogProblems());
        var opened = reader.Times[0]!.Value.Name;
        List<TimeCell> cells = [.. tickets.SelectMany(reader.TimeCells)];
        var format = new TimeColumn(file, opened, request.TimeFormat, zone).Choose(cells);
        var events = new TicketEvents(reader, file, format, zone, problems);
        return [.. tickets.SelectMany(events.Of)];
    }
}
