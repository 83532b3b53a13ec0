namespace RecsConsole.Features.Demo.Content;

/// <summary>How many messages a customer gets in so many days.</summary>
public sealed record DemoContactLimit
{
    public int Messages { get; init; }

    public int Days { get; init; }
}
