namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A step of a playbook, with its conditions.</summary>
public sealed record DemoPlaybookStep
{
    public required string Action { get; init; }

    public IList<DemoPlaybookCondition> When { get; init; } = [];
}
