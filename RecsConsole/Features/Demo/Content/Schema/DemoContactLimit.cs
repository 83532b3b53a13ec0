namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>Maximum number of messages to a customer within a number of days.</summary>
public sealed record DemoContactLimit
{
    /// <summary>The channel to count; null: all channels.</summary>
    public string? Channel { get; init; }

    public int Messages { get; init; }

    public int Days { get; init; }
}
