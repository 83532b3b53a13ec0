using System.Text.Json.Nodes;

namespace RecsConsole.Api.Reference;

/// <summary>Makes an example of a JSON schema: each field once, with a value of its type.</summary>
internal sealed class SchemaExample(JsonObject schemas)
{
    private const int Deepest = 6;
    private const string Reference = "#/components/schemas/";

    /// <summary>Null without a schema.</summary>
    public JsonNode? Of(JsonNode? schema) => Of(schema, 0);

    private JsonNode? Of(JsonNode? schema, int depth)
    {
        if (schema is not JsonObject it || depth > Deepest)
        {
            return null;
        }

        if (it["$ref"]?.GetValue<string>() is { } reference)
        {
            return reference.StartsWith(Reference, StringComparison.Ordinal) ? Of(schemas[reference[Reference.Length..]], depth + 1) : null;
        }

        if ((it["example"] ?? (it["enum"] as JsonArray)?.FirstOrDefault(value => value is not null)) is { } given)
        {
            return given.DeepClone();
        }

        if ((it["oneOf"] ?? it["anyOf"] ?? it["allOf"]) is JsonArray choices)
        {
            return choices.Select(choice => Of(choice, depth + 1)).FirstOrDefault(choice => choice is not null);
        }

        return TypeOf(it) switch
        {
            "object" => ObjectOf(it, depth),
            "array" => Of(it["items"], depth + 1) is { } item ? new JsonArray(item) : new JsonArray(),
            "integer" => JsonValue.Create(1),
            "number" => JsonValue.Create(0.5),
            "boolean" => JsonValue.Create(true),
            "string" => JsonValue.Create(TextOf(it)),
            _ => null,
        };
    }

    private JsonObject ObjectOf(JsonObject schema, int depth)
    {
        var example = new JsonObject();
        foreach (var (name, field) in schema["properties"] as JsonObject ?? new JsonObject())
        {
            if (Of(field, depth + 1) is { } value)
            {
                example[name] = value;
            }
        }

        return example;
    }

    // a type, or a list of types of which one is null
    private static string? TypeOf(JsonObject schema) =>
        schema["type"] switch
        {
            JsonArray types => types.Select(type => type?.GetValue<string>()).FirstOrDefault(type => type is not (null or "null")),
            JsonValue type => type.GetValue<string>(),
            _ => schema.ContainsKey("properties") ? "object" : null,
        };

    private static string TextOf(JsonObject schema) =>
        schema["format"]?.GetValue<string>() switch
        {
            "date-time" => "2026-03-02T09:00:00Z",
            "date" => "2026-03-02",
            "uuid" => "01970000-0000-7000-8000-000000000001",
            "uri" => "https://tickets.example",
            _ => "text",
        };
}
