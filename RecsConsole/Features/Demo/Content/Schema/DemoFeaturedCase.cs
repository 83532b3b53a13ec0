namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A case written by hand that the first look at the desk should meet.</summary>
public sealed record DemoFeaturedCase
{
    public required string IssueType { get; init; }

    public required string Cause { get; init; }

    public required string Account { get; init; }

    public required string Priority { get; init; }

    public required string Language { get; init; }

    public required string Assignee { get; init; }

    /// <summary>Share of the time to the first solution that is over at the instant of seeding.</summary>
    public double SlaUsed { get; init; }

    /// <summary>The state in which it stands.</summary>
    public required string Until { get; init; }

    /// <summary>Actions taken in that state already, oldest first.</summary>
    public IList<string> Done { get; init; } = [];

    public required string Title { get; init; }

    public required string Description { get; init; }
}
