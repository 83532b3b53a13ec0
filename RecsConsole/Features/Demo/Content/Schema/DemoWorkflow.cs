namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>The workflow of the tenant's cases.</summary>
public sealed record DemoWorkflow
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public int Version { get; init; }

    public required string Initial { get; init; }

    /// <summary>Cases opened before this day used the previous version.</summary>
    public int VersionSinceDays { get; init; }

    public required IList<DemoState> States { get; init; }

    public required IList<DemoActivity> Activities { get; init; }

    public required IList<DemoTransition> Transitions { get; init; }
}
