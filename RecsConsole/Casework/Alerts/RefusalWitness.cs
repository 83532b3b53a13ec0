using System.Globalization;
using System.Text.Json;

namespace RecsConsole.Casework.Alerts;

/// <summary>
/// The evidence of an alert about refused requests: a number, and whose they were if a person of the tenant made them. Which accounts, keys
/// and objects were tried is in the trail.
/// </summary>
/// <param name="Reason">One of <see cref="RefusalReasons"/>.</param>
public sealed record RefusalWitness(string Reason, int Count, int Minutes, Guid? Person)
{
    /// <summary>Null for a text that is none.</summary>
    public static RefusalWitness? Read(string json)
    {
        try
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
            return values.GetValueOrDefault("operation") is { } reason
                ? new(
                    reason,
                    Number(values, "count"),
                    Number(values, "minutes"),
                    Guid.TryParse(values.GetValueOrDefault("person"), out var person) ? person : null
                )
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Write()
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["count"] = Count.ToString(CultureInfo.InvariantCulture),
            ["minutes"] = Minutes.ToString(CultureInfo.InvariantCulture),
            ["operation"] = Reason,
        };
        if (Person is { } person)
        {
            values["person"] = person.ToString("D");
        }

        return JsonSerializer.Serialize(values);
    }

    private static int Number(Dictionary<string, string> values, string name) =>
        int.TryParse(values.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
