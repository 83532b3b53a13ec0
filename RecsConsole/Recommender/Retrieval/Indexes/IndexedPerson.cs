namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>What the index knows about a person besides the text.</summary>
/// <param name="IsExpert">May be proposed as someone to ask.</param>
public sealed record IndexedPerson(Guid Id, bool IsExpert, IReadOnlyList<string> Teams);
