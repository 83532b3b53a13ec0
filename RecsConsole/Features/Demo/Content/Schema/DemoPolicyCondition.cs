namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>The kind of case a rule applies to; an empty list means any.</summary>
public sealed record DemoPolicyCondition
{
    public IList<string> IssueTypes { get; init; } = [];

    public IList<string> States { get; init; } = [];
}
