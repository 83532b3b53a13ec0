namespace RecsConsole.Engine.Snapshots;

/// <summary>Profiles of the people who may be proposed to the actor; load and presence are in the snapshot itself.</summary>
public sealed record PeoplePart(IReadOnlyList<PersonFacts> People);
