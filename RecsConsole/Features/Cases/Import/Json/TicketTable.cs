using System.Text;
using System.Text.Json;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Import.Json;

/// <summary>Tickets collected from JSON, as a table whose header has the columns of all of them.</summary>
internal sealed class TicketTable(LogSource source)
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
            throw LogInputException.AtLine(source.Name, line, ImportTexts.HasNoText); // a name with half a character
        }
    }

    /// <summary>The table as CSV in a file of its own, which is removed when it is closed.</summary>
    /// <exception cref="LogInputException">It would be larger than the limit.</exception>
    public FileStream ToFile()
    {
        var text = PrivateFiles.NewPassing();
        try
        {
            using (var writer = new StreamWriter(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
            {
                writer.NewLine = "\n";
                WriteTo(writer);
            }

            text.Position = 0;
            return text;
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    private void WriteTo(TextWriter writer)
    {
        writer.WriteLine(Row(_header));
        long written = 0;
        foreach (var row in _rows)
        {
            var line = Row(_header.Select(column => row.GetValueOrDefault(column, "")));
            written += line.Length;
            if (written > source.MostBytes)
            {
                throw LogInputException.In(source.Name, ImportTexts.UnpacksToMoreThan.With(source.MostBytes / (1024 * 1024)));
            }

            writer.WriteLine(line);
        }
    }

    private void Add(JsonElement ticket, JsonElement names, int line)
    {
        var form = ticket.ValueKind is JsonValueKind.Object ? TicketForm.Of(ticket) : null;
        if (form is null)
        {
            throw LogInputException.AtLine(source.Name, line, ImportTexts.JsonHasNoTickets);
        }

        if (_rows.Count >= source.MostRows)
        {
            throw LogInputException.AtLine(source.Name, line, ImportTexts.MoreRowsThan.With(source.MostRows));
        }

        _form ??= form;
        if (!ReferenceEquals(_form, form))
        {
            throw LogInputException.AtLine(source.Name, line, ImportTexts.IsOfAnotherSystem);
        }

        var cells = new TicketCells(source.Name, line);
        form.Fill(cells, ticket, names);
        foreach (var column in form.Columns.Concat(cells.Values.Keys).Where(_known.Add))
        {
            _header.Add(column);
        }

        // every row has every column, so many tickets with fields of their own would fill the disk
        if (_header.Count > FileShape.MaxColumns)
        {
            throw LogInputException.AtLine(source.Name, line, ImportTexts.TooManyColumns);
        }

        _rows.Add(cells.Values);
    }

    private static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));

    private static string Quoted(string cell) => cell.Length == 0 ? "" : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
