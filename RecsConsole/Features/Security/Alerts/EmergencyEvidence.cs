using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>The evidence of an alert about a case opened in an emergency: ids and an instant.</summary>
/// <param name="Until">When the access ends.</param>
internal sealed record EmergencyEvidence(Guid Case, Guid Person, Guid Grant, DateTimeOffset? Until)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>The case in the format of alert objects.</summary>
    public string Reference => $"case:{Case:D}";

    /// <summary>Null for an alert of another kind.</summary>
    public static EmergencyEvidence? From(SecurityAlertRow row)
    {
        if (row.Kind is not SecurityAlertKind.BreakGlass)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<EmergencyEvidence>(row.WitnessJson, s_json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
