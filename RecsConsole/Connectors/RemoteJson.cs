using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecsConsole.Connectors;

/// <summary>JSON options for other systems.</summary>
internal static class RemoteJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false, // Request Tracker uses both type and Type
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

    private static readonly JsonSerializerOptions s_reading = new(Options) { Converters = { new ListsWithoutNulls() } };

    /// <summary>Null when it cannot be parsed. Lists have no null entries.</summary>
    public static T? Read<T>(byte[] body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, s_reading);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
