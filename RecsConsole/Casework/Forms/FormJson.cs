using System.Text.Json;
using System.Text.Json.Serialization;
using RecsConsole.Database;

namespace RecsConsole.Casework.Forms;

/// <summary>Stored form of fields and values.</summary>
public static class FormJson
{
    public const string None = ActionRow.NoFields;

    /// <summary>Attribute of a step's event with its filled-in form. No column of an imported log can have this name.</summary>
    public const string Attribute = "console:form";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static IReadOnlyList<FormField> ReadFields(string json) => JsonSerializer.Deserialize<List<FormField>>(json, s_options) ?? [];

    public static string Write(IReadOnlyList<FormField> fields) => JsonSerializer.Serialize(fields, s_options);

    /// <summary>Empty for null.</summary>
    public static IReadOnlyList<FilledField> ReadFilled(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<FilledField>>(json, s_options) ?? [];

    /// <summary>Null when nothing was filled in.</summary>
    public static string? Write(IReadOnlyList<FilledField> filled)
    {
        ArgumentNullException.ThrowIfNull(filled);
        return filled.Count == 0 ? null : JsonSerializer.Serialize(filled, s_options);
    }
}
