namespace RecsConsole.Engine.Snapshots;

/// <summary>The published actions the actor's rights reach, and the policies in force.</summary>
public sealed record CatalogPart(
    IReadOnlyList<ActionFacts> Actions,
    IReadOnlyList<PolicyFacts> Policies
);
