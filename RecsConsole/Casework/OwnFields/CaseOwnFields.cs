using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Casework.OwnFields;

/// <summary>The fields that a case brings along, as they are stored: sorted by name, so that equal fields are equal texts.</summary>
internal static class CaseOwnFields
{
    public static IReadOnlyDictionary<string, string> Of(CaseRow row) => Read(row.CustomFieldsJson);

    public static IReadOnlyDictionary<string, string> Read(string? json) =>
        string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<SortedDictionary<string, string>>(json) ?? [];

    public static string Json(IEnumerable<KeyValuePair<string, string>> fields) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(fields.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>The fields with other values; an empty value removes its field.</summary>
    public static IReadOnlyDictionary<string, string> With(
        IReadOnlyDictionary<string, string> fields,
        IReadOnlyDictionary<string, string> changed
    )
    {
        var all = new Dictionary<string, string>(fields, StringComparer.Ordinal);
        foreach (var (name, value) in changed)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                all.Remove(name);
            }
            else
            {
                all[name] = value.Trim();
            }
        }

        return all;
    }
}
