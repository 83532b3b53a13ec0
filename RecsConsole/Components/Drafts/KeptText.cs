namespace RecsConsole.Components.Drafts;

/// <summary>What is kept of a form.</summary>
/// <param name="Text">Empty: nothing is.</param>
/// <param name="At">When it was kept.</param>
public sealed record KeptText(string Text, DateTimeOffset At)
{
    public static KeptText None { get; } = new("", default);

    public bool IsEmpty => Text.Length == 0;
}
