using System.Globalization;
using System.Text.Json;
using RecsConsole.Casework.Alerts;
using RecsConsole.Database;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>The evidence of an alert about many refused sign-ins or keys in a short time: numbers only.</summary>
/// <param name="IsOfKeys">Whether API keys were refused, not sign-ins.</param>
internal sealed record GuessingEvidence(int Count, int Minutes, bool IsOfKeys)
{
    /// <summary>Null for an alert of another kind.</summary>
    public static GuessingEvidence? From(SecurityAlertRow row)
    {
        if (row.Kind is not SecurityAlertKind.Guessing)
        {
            return null;
        }

        try
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, string>>(row.WitnessJson) ?? [];
            var isOfKeys = string.Equals(values.GetValueOrDefault("operation"), GuessingBurst.Key, StringComparison.Ordinal);
            return new(Number(values, "count"), Number(values, "minutes"), isOfKeys);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Number(Dictionary<string, string> values, string name) =>
        int.TryParse(values.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
