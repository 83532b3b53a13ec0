using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Json;

/// <summary>
/// The tickets of Freshdesk's account export in XML, one by one as the JSON of the same export: helpdesk-ticket is helpdesk_ticket, a list
/// says that it is one or has several elements of one name, and numbers, yes and no say what they are.
/// </summary>
internal static class TicketXml
{
    private const string Ticket = "helpdesk-ticket";
    private const string Wrapped = "helpdesk_ticket";

    // deeper than any ticket; a reader of a nested element calls itself
    private const int MaxDepth = 20;

    // one ticket is held in memory
    private const int MaxElements = 100_000;

    private static ReadOnlySpan<byte> Blank => " \t\r\n"u8;

    /// <summary>Whether a file is such an export, whatever its name; its position is kept.</summary>
    public static bool IsOne(Stream file)
    {
        var start = new byte[1024];
        var at = file.Position;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = at;
        var bytes = start.AsSpan(0, read);
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        return bytes.TrimStart(Blank) is [(byte)'<', ..] && bytes.IndexOf("<helpdesk-ticket"u8) >= 0;
    }

    /// <summary>The table in a file of its own, which is removed when it is closed.</summary>
    /// <exception cref="LogInputException">It is no list of tickets; the message says where.</exception>
    public static FileStream Table(Stream file, LogSource source)
    {
        var most = TicketJson.MostOf(source);
        if (file.Length > most)
        {
            throw LogInputException.In(source.Name, ImportTexts.XmlIsLargerThan.With(most / (1024 * 1024)));
        }

        var table = new TicketTable(source);
        Read(file, source, table);
        return table.ToFile();
    }

    private static void Read(Stream file, LogSource source, TicketTable table)
    {
        // without a DTD there are no entities that would grow or name a file
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = TicketJson.MostOf(source),
        };
        try
        {
            using var xml = XmlReader.Create(file, settings);
            var number = 0;
            while (!xml.EOF)
            {
                if (xml.NodeType is not XmlNodeType.Element || !string.Equals(xml.LocalName, Ticket, StringComparison.Ordinal))
                {
                    xml.Read();
                    continue;
                }

                var left = MaxElements;
                var ticket = new JsonObject { [Wrapped] = ValueOf(xml, source, MaxDepth, ref left) };
                table.AddTicket(JsonSerializer.SerializeToElement(ticket), names: default, ++number);
            }

            if (number == 0)
            {
                throw LogInputException.In(source.Name, ImportTexts.JsonHasNoTickets);
            }
        }
        catch (XmlException e)
        {
            throw LogInputException.AtLine(
                source.Name,
                Math.Max(1, e.LineNumber),
                ImportTexts.IsNoXml.With(LogInputException.Shorten(e.Message))
            );
        }
    }

    // of the element at which the reader is, and leaves the reader behind it
    private static JsonNode? ValueOf(XmlReader xml, LogSource source, int depth, ref int left)
    {
        if (depth == 0 || --left < 0)
        {
            var line = xml is IXmlLineInfo info ? info.LineNumber : 1;
            throw LogInputException.AtLine(source.Name, line, ImportTexts.XmlIsNestedTooDeep);
        }

        var type = xml.GetAttribute("type");
        var isEmpty = xml.IsEmptyElement;
        var text = new StringBuilder();
        List<(string Name, JsonNode? Value)> inner = [];
        xml.Read();
        while (!isEmpty && xml.NodeType is not XmlNodeType.EndElement)
        {
            if (xml.NodeType is XmlNodeType.Element)
            {
                inner.Add((xml.LocalName.Replace('-', '_'), ValueOf(xml, source, depth - 1, ref left)));
                continue;
            }

            text.Append(xml.Value);
            if (!xml.Read())
            {
                break;
            }
        }

        if (!isEmpty)
        {
            xml.Read(); // the end
        }

        return type is "array" || IsListOf(inner) ? new JsonArray([.. inner.Select(each => each.Value)])
            : inner.Count > 0 ? ObjectOf(inner)
            : ScalarOf(text.ToString(), type);
    }

    // some exports leave out that it is a list
    private static bool IsListOf(List<(string Name, JsonNode? Value)> inner) =>
        inner.Count > 1 && inner.TrueForAll(each => string.Equals(each.Name, inner[0].Name, StringComparison.Ordinal));

    // of a name that is repeated among others, the first
    private static JsonObject ObjectOf(List<(string Name, JsonNode? Value)> inner)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in inner)
        {
            fields.TryAdd(name, value);
        }

        return fields;
    }

    private static JsonValue? ScalarOf(string text, string? type) =>
        string.IsNullOrWhiteSpace(text) ? null
        : type is "boolean" ? JsonValue.Create(text.Trim() is "true")
        : type is "integer" && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
        : JsonValue.Create(text);
}
