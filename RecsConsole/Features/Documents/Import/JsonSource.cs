using System.Text.Json;

namespace RecsConsole.Features.Documents.Import;

/// <summary>Reads one document from a JSON line: front matter fields plus text, or source_repo, path, title and text.</summary>
public static class JsonSource
{
    /// <exception cref="DocumentInputException">The line is not such an object.</exception>
    public static DocumentSource Read(string json, int line)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, line)
                : throw new DocumentInputException(line, "each line is one JSON object.");
        }
        catch (JsonException e)
        {
            throw new DocumentInputException(
                line,
                FormattableString.Invariant($"this is not JSON (byte {e.BytePositionInLine + 1} of the line).")
            );
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new DocumentInputException(line, "a text has half a character (a lone surrogate)."); // valid JSON, and no Unicode
        }
    }

    private static DocumentSource Read(JsonElement document, int line)
    {
        var fields = new List<SourceField>();
        string? text = null;
        string? path = null;
        foreach (var property in document.EnumerateObject())
        {
            switch (property.Name)
            {
                case "text":
                    text = Word(property, line);
                    break;
                case "path":
                    path = Word(property, line);
                    break;
                case "source_repo" or "metadata":
                    break; // the origin; key and text carry the relevant information
                default:
                    fields.Add(new(property.Name is "_id" ? "key" : property.Name, Words(property, line), line));
                    break;
            }
        }

        if (path is not null && fields.TrueForAll(field => field.Name is not "key"))
        {
            fields.Add(new("key", [DocumentKeys.Of(path)], line));
        }

        return text is null
            ? throw new DocumentInputException(line, "a document has a text.")
            : new(fields, MarkdownSource.WithoutFrontMatter(text), line);
    }

    private static List<string> Words(JsonProperty property, int line) =>
        property.Value.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array when property.Value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String) =>
            [
                .. property.Value.EnumerateArray().Select(each => each.GetString()!),
            ],
            JsonValueKind.Number => [property.Value.GetRawText()],
            _ => [Word(property, line)],
        };

    private static string Word(JsonProperty property, int line) =>
        property.Value.ValueKind == JsonValueKind.String
            ? property.Value.GetString()!
            : throw new DocumentInputException(line, $"'{property.Name}' is a text.");
}
