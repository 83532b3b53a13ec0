namespace RecsConsole.Recommender.Impact;

/// <summary>The draft to try.</summary>
/// <param name="Key">Key of the item, or version of the model.</param>
/// <param name="Version">Version of the draft; 0 for a model.</param>
public sealed record ImpactSubject(ImpactKind Kind, string Key, int Version);

/// <summary>Kinds of drafts that can be tried on stored decisions.</summary>
public enum ImpactKind
{
    Action,
    Playbook,
    Policy,
    Workflow,
    ServiceLevel,
    Document,
    Model,
    Settings,
}
