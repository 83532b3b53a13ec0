using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>
/// The values of a stored version: column by column, and within JSON value by value. Lists are in one order, so that they compare equal
/// whatever their order.
/// </summary>
internal static class StoredFields
{
    private const string JsonEnding = "Json";

    /// <param name="without">Columns that say who did what when, and are no content.</param>
    public static Dictionary<string, string> Of(object? row, HashSet<string> without)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach (var property in row?.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance) ?? [])
        {
            if (!without.Contains(property.Name) && property.GetValue(row) is { } value)
            {
                Add(fields, property.Name, value);
            }
        }

        return fields;
    }

    public static Dictionary<string, string> OfJson(string? json)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        if (json is not null)
        {
            AddJson(fields, "", json);
        }

        return fields;
    }

    /// <summary>The fields that differ, by name; a field that one side does not have is empty there.</summary>
    public static List<AuditDifference> Between(Dictionary<string, string> before, Dictionary<string, string> after) =>
        [
            .. before
                .Keys.Union(after.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(field => new AuditDifference(field, before.GetValueOrDefault(field, ""), after.GetValueOrDefault(field, "")))
                .Where(each => !string.Equals(each.Before, each.After, StringComparison.Ordinal)),
        ];

    private static void Add(Dictionary<string, string> fields, string name, object value)
    {
        switch (value)
        {
            case string text when name.EndsWith(JsonEnding, StringComparison.Ordinal):
                AddJson(fields, name[..^JsonEnding.Length], text);
                break;
            case IEnumerable<string> list:
                fields[name] = string.Join(", ", list.Order(StringComparer.Ordinal));
                break;
            case DateTimeOffset at:
                fields[name] = at.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
                break;
            default:
                fields[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                break;
        }
    }

    private static void AddJson(Dictionary<string, string> fields, string name, string json)
    {
        using var document = JsonDocument.Parse(json);
        Add(fields, name, document.RootElement);
    }

    private static void Add(Dictionary<string, string> fields, string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Add(fields, path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value);
                }

                break;
            case JsonValueKind.Array
                when value.EnumerateArray().All(each => each.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                fields[path] = string.Join(", ", value.EnumerateArray().Select(each => each.ToString()).Order(StringComparer.Ordinal));
                break;
            case JsonValueKind.Array:
                foreach (var (at, each) in value.EnumerateArray().Index())
                {
                    Add(fields, string.Create(CultureInfo.InvariantCulture, $"{path}[{at + 1}]"), each);
                }

                break;
            default:
                fields[path] = value.ToString();
                break;
        }
    }
}
