using System.Text.Json;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Json;

/// <summary>Tickets collected from JSON, as a table whose header has the columns of all of them.</summary>
internal sealed class TicketTable(string file)
{
    private readonly List<string> _header = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<Dictionary<string, string>> _rows = [];
    private TicketForm? _form;

    /// <param name="names">Names of custom fields by their keys, where the file has them.</param>
    /// <param name="number">Place of the ticket, from 1.</param>
    public void AddTicket(JsonElement ticket, JsonElement names, int number)
    {
        var line = number + 1; // the header of the table comes first
        try
        {
            Add(ticket, names, line);
        }
        catch (InvalidOperationException)
        {
            throw LogInputException.AtLine(file, line, ImportTexts.HasNoText); // a name with half a character
        }
    }

    /// <summary>Writes the table as CSV.</summary>
    public void WriteTo(TextWriter writer)
    {
        Write(writer, _header);
        foreach (var row in _rows)
        {
            Write(writer, _header.Select(column => row.GetValueOrDefault(column, "")));
        }
    }

    private void Add(JsonElement ticket, JsonElement names, int line)
    {
        var form = ticket.ValueKind is JsonValueKind.Object ? TicketForm.Of(ticket) : null;
        if (form is null)
        {
            throw LogInputException.AtLine(file, line, ImportTexts.JsonHasNoTickets);
        }

        _form ??= form;
        if (!ReferenceEquals(_form, form))
        {
            throw LogInputException.AtLine(file, line, ImportTexts.IsOfAnotherSystem);
        }

        var cells = new TicketCells(file, line);
        form.Fill(cells, ticket, names);
        foreach (var column in form.Columns.Concat(cells.Values.Keys).Where(_known.Add))
        {
            _header.Add(column);
        }

        _rows.Add(cells.Values);
    }

    private static void Write(TextWriter writer, IEnumerable<string> cells) =>
        writer.WriteLine(string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
}
