namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>What the index knows about a document besides its text.</summary>
/// <param name="Kind">policy, runbook, article or reference.</param>
public sealed record IndexedDocument(string Kind, string? Language, IReadOnlyList<string> IssueTypes);
