namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A state of a case.</summary>
public sealed record DemoState
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>Who has to act first: customer or third_party.</summary>
    public string? WaitsFor { get; init; }

    public bool Resolved { get; init; }

    public bool Terminal { get; init; }
}
