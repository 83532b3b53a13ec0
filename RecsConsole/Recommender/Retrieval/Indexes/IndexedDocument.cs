using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>What the index knows about a document besides its text.</summary>
/// <param name="Kind">policy, runbook, article or reference.</param>
public sealed record IndexedDocument(string Kind, string? Language, IReadOnlyList<string> IssueTypes)
{
    /// <summary>The error codes of its text.</summary>
    public DocumentCodes Codes { get; init; } = DocumentCodes.None;
}
