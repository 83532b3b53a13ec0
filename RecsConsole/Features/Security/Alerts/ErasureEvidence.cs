using System.Globalization;
using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>The evidence of an alert about several erasures in a short time: numbers, and the ids of who decided.</summary>
internal sealed record ErasureEvidence(int Count, int Minutes, IReadOnlyList<Guid> People)
{
    /// <summary>Null for an alert of another kind.</summary>
    public static ErasureEvidence? From(SecurityAlertRow row)
    {
        if (row.Kind is not SecurityAlertKind.Erasures)
        {
            return null;
        }

        try
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, string>>(row.WitnessJson) ?? [];
            return new(Number(values, "count"), Number(values, "minutes"), [.. Ids(values.GetValueOrDefault("people", ""))]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Number(Dictionary<string, string> values, string name) =>
        int.TryParse(values.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static IEnumerable<Guid> Ids(string people) =>
        people
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null)
            .OfType<Guid>();
}
