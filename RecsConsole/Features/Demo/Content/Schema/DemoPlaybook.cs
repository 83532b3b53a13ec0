namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>The steps experts take, in order, for a kind of case.</summary>
public sealed record DemoPlaybook
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public int Version { get; init; }

    public IList<DemoPlaybookCondition> When { get; init; } = [];

    public required IList<DemoPlaybookStep> Steps { get; init; }
}
