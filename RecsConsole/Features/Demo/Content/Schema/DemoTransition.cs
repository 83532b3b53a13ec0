namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>Actions or activities that lead from one state to another.</summary>
public sealed record DemoTransition
{
    public required IList<string> From { get; init; }

    public required string To { get; init; }

    public required IList<string> By { get; init; }
}
