namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>Actions required or forbidden for a kind of case.</summary>
public sealed record DemoPolicyRule
{
    public required DemoPolicyCondition When { get; init; }

    public IList<string> Requires { get; init; } = [];

    public IList<string> Forbids { get; init; } = [];
}
