using System.Text;
using System.Text.Json;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Json;

/// <summary>
/// Tickets in JSON as the text of a table with the columns of their system's CSV export, one line per ticket: an object per line, a list, or
/// an object with a list of them. A line break in a text is written as a line separator, so that the line of a problem counts tickets.
/// </summary>
internal static class TicketJson
{
    /// <summary>A larger file would have to be held in memory.</summary>
    public const int MostMegabytes = 64;

    /// <summary>In place of line breaks.</summary>
    public const char Break = '\u2028';

    private static readonly string[] s_lists = ["issues", "result", "records", "tickets"];

    private static ReadOnlySpan<byte> Blank => " \t\r\n"u8;

    /// <summary>Whether a file is JSON, whatever its name; its position is kept.</summary>
    public static bool IsOne(Stream file)
    {
        var start = new byte[256];
        var at = file.Position;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = at;
        var bytes = start.AsSpan(0, read);
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        // an object, or a list of objects: a header in brackets is neither
        bytes = bytes.TrimStart(Blank);
        return bytes is [(byte)'{', .. var inside]
            ? inside.TrimStart(Blank) is [(byte)'"', ..]
            : bytes is [(byte)'[', .. var items] && items.TrimStart(Blank) is [(byte)'{', ..];
    }

    /// <summary>The table in a file of its own, which is removed when it is closed.</summary>
    /// <exception cref="LogInputException">It is no list of tickets of a known system; the message says where.</exception>
    public static FileStream Table(Stream file, LogSource source)
    {
        var most = MostOf(source);
        if (file.Length > most)
        {
            throw LogInputException.In(source.Name, ImportTexts.JsonIsLargerThan.With(most / (1024 * 1024)));
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var content = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
        var table = new TicketTable(source);
        try
        {
            if (!TryReadLines(content, source, table))
            {
                ReadWhole(content, source, table);
            }
        }
        catch (InvalidOperationException)
        {
            throw LogInputException.In(source.Name, ImportTexts.HasNoText); // a name with half a character
        }

        return table.ToFile();
    }

    /// <summary>The largest file that is read.</summary>
    public static long MostOf(LogSource source) => Math.Min(source.MostBytes ?? long.MaxValue, MostMegabytes * 1024L * 1024);

    // an object per line: the first line is a whole ticket
    private static bool TryReadLines(ReadOnlyMemory<byte> content, LogSource source, TicketTable table)
    {
        var line = 0;
        while (!content.IsEmpty)
        {
            var end = content.Span.IndexOf((byte)'\n');
            var text = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (text.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            line++;
            try
            {
                using var json = JsonDocument.Parse(text);
                if (line == 1 && (json.RootElement.ValueKind is not JsonValueKind.Object || ListIn(json.RootElement) is not null))
                {
                    return false;
                }

                table.AddTicket(json.RootElement, names: default, line);
            }
            catch (JsonException) when (line == 1)
            {
                return false;
            }
            catch (JsonException e)
            {
                throw LogInputException.AtLine(source.Name, line, ImportTexts.IsNoJson.With(LogInputException.Shorten(e.Message)));
            }
        }

        return line > 0;
    }

    private static void ReadWhole(ReadOnlyMemory<byte> content, LogSource source, TicketTable table)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            var list = root.ValueKind is JsonValueKind.Array ? root : ListIn(root);
            var isTicket = list is null && root.ValueKind is JsonValueKind.Object && TicketForm.Of(root) is not null;
            if (list is null && !isTicket)
            {
                throw LogInputException.In(source.Name, ImportTexts.JsonHasNoTickets);
            }

            var names = root.ValueKind is JsonValueKind.Object && root.TryGetProperty("names", out var known) ? known : default;
            var number = 0;
            foreach (var ticket in isTicket ? [root] : TicketCells.Items(list))
            {
                table.AddTicket(ticket, names, ++number);
            }
        }
        catch (JsonException e)
        {
            throw LogInputException.AtLine(
                source.Name,
                (e.LineNumber ?? 0) + 1,
                ImportTexts.IsNoJson.With(LogInputException.Shorten(e.Message))
            );
        }
    }

    private static JsonElement? ListIn(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in s_lists)
        {
            if (root.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array)
            {
                return list;
            }
        }

        return null;
    }
}
