using System.Text.Json;

namespace RecsConsole.Components.Drafts;

/// <summary>The stored draft of a form.</summary>
/// <param name="Text">Empty when nothing is stored.</param>
/// <param name="At">When the text was saved.</param>
public sealed record KeptText(string Text, DateTimeOffset At)
{
    public static KeptText None { get; } = new("", default);

    public bool IsEmpty => Text.Length == 0;

    /// <summary>
    /// The stored fields; null when there are none, or when another version of this program wrote them in a format that this one cannot
    /// read.
    /// </summary>
    public T? As<T>()
        where T : class
    {
        try
        {
            return IsEmpty ? null : JsonSerializer.Deserialize<T>(Text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
