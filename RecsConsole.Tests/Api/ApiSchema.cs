using System.Text.Json;

namespace RecsConsole.Tests.Api;

/// <summary>
/// Compares an answer with its schema in the description of the API: types, names, required properties, and no additional ones.
/// </summary>
internal sealed class ApiSchema(JsonElement document)
{
    /// <summary>Differences between an answer and its schema, in both directions; empty if they match.</summary>
    /// <param name="path">The path as written in the description, such as /api/v1/cases/{key}.</param>
    public IReadOnlyList<string> FaultsOf(string method, string path, int status, JsonElement answer)
    {
        var schema = document
            .GetProperty("paths")
            .GetProperty(path)
            .GetProperty(method)
            .GetProperty("responses")
            .GetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .GetProperty("content")
            .GetProperty("application/json")
            .GetProperty("schema");
        return [.. Faults(answer, schema, "$")];
    }

    private IEnumerable<string> Faults(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Faults(value, Find(reference.GetString()!), at);
        }

        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(choice, out var forms))
            {
                return forms.EnumerateArray().Any(form => !Faults(value, form, at).Any()) ? [] : [$"{at} has none of its forms"];
            }
        }

        return !IsOfType(value, schema) ? [$"{at} is {value.ValueKind}, not {schema}"]
            : schema.TryGetProperty("enum", out var known) && !known.EnumerateArray().Any(each => each.GetRawText() == value.GetRawText())
                ? [$"{at} has no such value {value}"]
            : Inside(value, schema, at);
    }

    private IEnumerable<string> Inside(JsonElement value, JsonElement schema, string at)
    {
        if (value.ValueKind is JsonValueKind.Array)
        {
            return schema.TryGetProperty("items", out var items)
                ? value.EnumerateArray().SelectMany((each, i) => Faults(each, items, $"{at}[{i}]"))
                : [$"{at} has items without a schema"];
        }

        if (value.ValueKind is not JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties))
        {
            return [];
        }

        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(each => each.GetString()!).Where(name => !value.TryGetProperty(name, out _))
            : [];
        return missing
            .Select(name => $"{at}.{name} is missing")
            .Concat(
                value
                    .EnumerateObject()
                    .SelectMany(each =>
                        properties.TryGetProperty(each.Name, out var inner)
                            ? Faults(each.Value, inner, $"{at}.{each.Name}")
                            : [$"{at}.{each.Name} is not described"]
                    )
            );
    }

    private JsonElement Find(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (found, part) => found.GetProperty(part));

    private static bool IsOfType(JsonElement value, JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return true;
        }

        var types = type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(each => each.GetString()) : [type.GetString()];
        return types.Contains(
            value.ValueKind switch
            {
                JsonValueKind.Object => "object",
                JsonValueKind.Array => "array",
                JsonValueKind.String => "string",
                JsonValueKind.Null => "null",
                JsonValueKind.Number => value.TryGetInt64(out _) && types.Contains("integer") ? "integer" : "number",
                _ => "boolean",
            }
        );
    }
}
