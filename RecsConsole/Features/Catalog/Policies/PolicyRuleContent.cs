using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>A rule as written: the cases it applies to, and what it requires and forbids. An empty list means any.</summary>
public sealed record PolicyRuleContent
{
    public IReadOnlyList<string> CaseTypes { get; init; } = [];

    public IReadOnlyList<string> IssueTypes { get; init; } = [];

    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Somebody confirmed that a rule without conditions is meant for every case.</summary>
    public bool EveryCase { get; init; }

    public IReadOnlyList<string> Requires { get; init; } = [];

    public IReadOnlyList<string> Forbids { get; init; } = [];

    /// <summary>Ids of the documents that state the rule.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The rule has no condition.</summary>
    internal bool IsForAll => CaseTypes.Count == 0 && IssueTypes.Count == 0 && States.Count == 0;

    /// <summary>The rule in the form that the engine reads.</summary>
    public PolicyRule ToFacts() => new(CaseTypes, IssueTypes, States, Requires, Forbids, Documents);

    /// <summary>Whether a case can exist that both rules apply to.</summary>
    public bool Meets(PolicyRuleContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Share(CaseTypes, other.CaseTypes) && Share(IssueTypes, other.IssueTypes) && Share(States, other.States);
    }

    private static bool Share(IReadOnlyList<string> some, IReadOnlyList<string> others) =>
        some.Count == 0 || others.Count == 0 || some.Intersect(others, StringComparer.Ordinal).Any();
}
