namespace RecsConsole.Engine.Snapshots;

/// <summary>The published actions that the actor may see, and the policies in force.</summary>
public sealed record CatalogPart(IReadOnlyList<ActionFacts> Actions, IReadOnlyList<PolicyFacts> Policies)
{
    /// <summary>Playbooks in force; null when the tenant has none.</summary>
    public IReadOnlyList<PlaybookFacts>? Playbooks { get; init; }
}
