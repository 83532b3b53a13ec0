namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// The actions that are required or forbidden in the cases it applies to (an empty list means any), and the documents that state the rule.
/// </summary>
public sealed record PolicyRule(
    IReadOnlyList<string> CaseTypes,
    IReadOnlyList<string> IssueTypes,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Requires,
    IReadOnlyList<string> Forbids,
    IReadOnlyList<string> Documents
)
{
    /// <summary>Whether the rule applies to cases of this type and issue type in this state.</summary>
    public bool AppliesTo(string caseType, string issueType, string state) =>
        Names(CaseTypes, caseType) && Names(IssueTypes, issueType) && Names(States, state);

    private static bool Names(IReadOnlyList<string> list, string value) => list.Count == 0 || list.Contains(value, StringComparer.Ordinal);
}
