namespace RecsConsole.Engine.Snapshots;

/// <summary>Profiles of the people who may be proposed to the actor; load and presence are inline in the snapshot.</summary>
public sealed record PeoplePart(IReadOnlyList<PersonFacts> People);
