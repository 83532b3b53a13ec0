using System.Text.Json;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>The evidence of a leak: ids, codes and hashes, no texts.</summary>
/// <param name="Run">removed or scrambled: what was done to the object; validation: the object itself was let through.</param>
/// <param name="Object">The single object that changes the output, such as case:ID; null when it takes several.</param>
/// <param name="Hidden">Number of objects that the actor may not see.</param>
/// <param name="Stage">The first stage at which the runs differ.</param>
/// <param name="AsIs">Hash of the output without changes.</param>
/// <param name="Otherwise">Hash of the output with the object removed or scrambled.</param>
/// <param name="Seed">Seed of the stored decision, used for all runs.</param>
internal sealed record LeakFinding(
    Guid CaseId,
    Guid ActorId,
    string Run,
    string? Object,
    int Hidden,
    string Stage,
    string AsIs,
    string Otherwise,
    long Seed,
    string Search,
    string Engine
)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>Null for evidence of another kind.</summary>
    public static LeakFinding? From(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<LeakFinding>(json, s_json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
