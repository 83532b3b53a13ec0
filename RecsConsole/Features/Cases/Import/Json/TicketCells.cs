using System.Globalization;
using System.Text;
using System.Text.Json;
using RecsConsole.Features.Cases.Import.Comments;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Json;

/// <summary>The cells of one ticket, taken from JSON. What is no text, number or name of something is left out.</summary>
internal sealed class TicketCells(string file, long line)
{
    /// <summary>The column of comments, unless the system's CSV export has one: a column "Comments" in CSV can be anything.</summary>
    public const string CommentColumn = "Comments (JSON)";

    private const int MaxColumns = 400;

    // what ends a line in Atlassian's documents
    private static readonly string[] s_lines = ["paragraph", "heading", "hardBreak", "codeBlock"];

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Sets a cell unless there is nothing for it.</summary>
    public void Put(string column, string? value)
    {
        if (string.IsNullOrEmpty(value) || Values.Count >= MaxColumns)
        {
            return;
        }

        if (value.Contains('\0', StringComparison.Ordinal))
        {
            throw LogInputException.AtCell(file, line, column, ImportTexts.HasNoText);
        }

        Values[OneLine(column)] = OneLine(value);
    }

    /// <summary>Sets a cell from a property, or from the first of several that has a value.</summary>
    public void Put(string column, JsonElement of, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (TextOf(column, Property(of, name)) is { Length: > 0 } text)
            {
                Put(column, text);
                return;
            }
        }
    }

    /// <summary>The same for a time, which is written with its offset as one knows it.</summary>
    public void PutTime(string column, JsonElement of, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (TextOf(column, Property(of, name)) is { Length: > 0 } text)
            {
                Put(column, TimeOf(text));
                return;
            }
        }
    }

    /// <summary>The comments of the ticket in one cell.</summary>
    public void PutComments(string column, IEnumerable<JsonComment> comments)
    {
        List<RawComment> read = [];
        foreach (var each in comments)
        {
            var text = TextOf(column, each.Text)?.Replace("\r\n", "\n", StringComparison.Ordinal);
            if (!string.IsNullOrWhiteSpace(text) && TextOf(column, each.At) is { Length: > 0 } at)
            {
                if (text.Contains('\0', StringComparison.Ordinal))
                {
                    throw LogInputException.AtCell(file, line, column, ImportTexts.HasNoText);
                }

                read.Add(
                    new(TimeOf(at), each.Writer is { } writer ? TextOf(column, writer) : null, TicketComments.Cut(text), each.IsPublic)
                );
            }
        }

        if (read.Count > 0)
        {
            Values[column] = CellOf(read);
        }
    }

    /// <summary>A text, number or yes and no; of an object its name, of a list its members.</summary>
    public string? TextOf(string column, JsonElement? element)
    {
        try
        {
            return element is { } known ? Text(known) : null;
        }
        catch (InvalidOperationException)
        {
            throw LogInputException.AtCell(file, line, column, ImportTexts.HasNoText); // half a character
        }
    }

    public static JsonElement? Property(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The members of a list; none for anything else.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement? of) =>
        of is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string CellOf(List<RawComment> comments)
    {
        var cell = CommentCells.Write(comments);
        var bytes = Encoding.UTF8.GetByteCount(cell) + cell.AsSpan().Count('"'); // quotation marks are doubled
        return bytes <= CommentCells.MaxBytes ? cell : CommentCells.TooLong; // a problem of this ticket, unless the column is not read
    }

    private static string? Text(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Select(Text).Where(text => !string.IsNullOrEmpty(text))),
            JsonValueKind.Object => NameIn(element) ?? (element.TryGetProperty("content", out _) ? Document(element) : null),
            _ => null,
        };

    private static string? NameIn(JsonElement element)
    {
        foreach (var name in new[] { "display_value", "displayName", "name", "value" })
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                return Text(value);
            }
        }

        return null;
    }

    // Atlassian's documents: texts in a tree of paragraphs
    private static string Document(JsonElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        return text.ToString().Trim();
    }

    private static void Append(JsonElement node, StringBuilder text)
    {
        if (node.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        // somebody's name, or an emoji, has its text among its attributes
        if ((Property(node, "text") ?? Property(Property(node, "attrs"), "text")) is { ValueKind: JsonValueKind.String } words)
        {
            text.Append(words.GetString());
        }

        foreach (var child in Items(Property(node, "content")))
        {
            Append(child, text);
        }

        if (Property(node, "type") is { ValueKind: JsonValueKind.String } type && Array.Exists(s_lines, type.ValueEquals))
        {
            text.Append('\n');
        }
    }

    // "+0000" is how Jira writes an offset
    private static string TimeOf(string text) =>
        text.Length > 5
        && text[^5] is '+' or '-'
        && text.AsSpan(text.Length - 4).IndexOfAnyExceptInRange('0', '9') < 0
        && text.Contains('T', StringComparison.Ordinal)
            ? text.Insert(text.Length - 2, ":")
            : text;

    private static string OneLine(string value) =>
        value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', TicketJson.Break).Replace('\n', TicketJson.Break);
}

/// <summary>A comment in JSON.</summary>
/// <param name="Writer">Name or number of who wrote it.</param>
/// <param name="IsPublic">Null when the file does not say.</param>
internal readonly record struct JsonComment(JsonElement? At, JsonElement? Writer, JsonElement? Text, bool? IsPublic);
