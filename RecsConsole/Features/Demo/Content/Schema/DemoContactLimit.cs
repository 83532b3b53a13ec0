namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>How many messages a customer gets in so many days.</summary>
public sealed record DemoContactLimit
{
    /// <summary>The channel that is counted; null: all together.</summary>
    public string? Channel { get; init; }

    public int Messages { get; init; }

    public int Days { get; init; }
}
