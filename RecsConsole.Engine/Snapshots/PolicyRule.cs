namespace RecsConsole.Engine.Snapshots;

/// <summary>For cases it applies to (an empty list means any), which actions are required or forbidden, and the documents that state it.</summary>
public sealed record PolicyRule(
    IReadOnlyList<string> CaseTypes,
    IReadOnlyList<string> IssueTypes,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Requires,
    IReadOnlyList<string> Forbids,
    IReadOnlyList<string> Documents
);
