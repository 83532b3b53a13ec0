using System.Text.Json;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>What proves a leak: ids, codes and hashes, no texts.</summary>
/// <param name="Run">removed or scrambled: what was done to the object; validation: the object itself was kept.</param>
/// <param name="Object">The one object that moves what is seen, such as case:ID; null when it takes several together.</param>
/// <param name="Hidden">How many objects the actor may not see.</param>
/// <param name="Stage">The first stage at which the runs differ.</param>
/// <param name="AsIs">Hash of what is seen as things are.</param>
/// <param name="Otherwise">Hash of what is seen when the object is removed or scrambled.</param>
/// <param name="Seed">Of the stored decision, with which all runs were made.</param>
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

    /// <summary>Null for a witness of another kind.</summary>
    public static LeakFinding? Of(string json)
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
