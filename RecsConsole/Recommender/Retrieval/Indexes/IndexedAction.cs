namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>What the index knows of an action besides its text.</summary>
/// <param name="Kind">communicate, investigate, fix and so on.</param>
public sealed record IndexedAction(string Kind);
