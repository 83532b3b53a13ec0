using System.Text.Json;

namespace RecsConsole.Components.Drafts;

/// <summary>What is kept of a form.</summary>
/// <param name="Text">Empty: nothing is.</param>
/// <param name="At">When it was kept.</param>
public sealed record KeptText(string Text, DateTimeOffset At)
{
    public static KeptText None { get; } = new("", default);

    public bool IsEmpty => Text.Length == 0;

    /// <summary>The fields it holds; null where there are none, or where another version of this program has written them in a way this one does not read.</summary>
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
