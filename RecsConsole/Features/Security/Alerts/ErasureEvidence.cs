using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>The evidence of an alert about several erasures within a short time: ids and a number.</summary>
/// <param name="Keys">The destroyed keys.</param>
/// <param name="People">Who carried the erasures out or confirmed them.</param>
internal sealed record ErasureEvidence(IReadOnlyList<Guid>? Keys, int Minutes, IReadOnlyList<Guid>? People)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Null for an alert of another kind.</summary>
    public static ErasureEvidence? From(SecurityAlertRow row)
    {
        if (row.Kind is not SecurityAlertKind.ErasureBurst)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ErasureEvidence>(row.WitnessJson, s_json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What happened, in a sentence.</summary>
    public string Words(Dictionary<Guid, string> names)
    {
        var known = PeopleNames.Known(names, People ?? []);
        return Texts.ErasedTogether.With(
            Keys?.Count ?? 0,
            Minutes,
            known.Count == 0 ? SharedTexts.SomebodyInSentence : string.Join(", ", known)
        );
    }
}
