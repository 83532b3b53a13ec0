using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Something that could be shown, with the provenance of each source that proposed it. Id is an action key, document key or person id.</summary>
public sealed record Candidate(SlateKind Kind, string Id, IReadOnlyList<Provenance> Provenance);
