namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A handwritten case that new users should see first.</summary>
public sealed record DemoFeaturedCase
{
    public required string IssueType { get; init; }

    public required string Cause { get; init; }

    public required string Account { get; init; }

    public required string Priority { get; init; }

    public required string Language { get; init; }

    public required string Assignee { get; init; }

    /// <summary>Share of the time to the first solution that has passed at the instant of seeding.</summary>
    public double SlaUsed { get; init; }

    /// <summary>The case's state.</summary>
    public required string Until { get; init; }

    /// <summary>Actions already taken in that state, oldest first.</summary>
    public IList<string> Done { get; init; } = [];

    public required string Title { get; init; }

    public required string Description { get; init; }
}
