namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>Which actions a kind of case requires or forbids.</summary>
public sealed record DemoPolicyRule
{
    public required DemoPolicyCondition When { get; init; }

    public IList<string> Requires { get; init; } = [];

    public IList<string> Forbids { get; init; } = [];
}
