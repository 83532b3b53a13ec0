namespace RecsConsole.Features.Demo.Content;

/// <summary>The first line of a case with the channel that belongs to it, so that the two never contradict each other.</summary>
public sealed record DemoOrigin
{
    /// <summary>May be empty: nothing is said then.</summary>
    public required string Text { get; init; }

    /// <summary>One of the tenant's channels.</summary>
    public required string Channel { get; init; }
}
