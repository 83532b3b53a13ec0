namespace RecsConsole.Recommender.Impact;

/// <summary>The draft to try.</summary>
/// <param name="Key">Key of the item, version of the model, or id of the proposal.</param>
/// <param name="Version">Version of the draft; 0 for a model or a proposal.</param>
public sealed record ImpactSubject(ImpactKind Kind, string Key, int Version)
{
    /// <summary>Settings that nobody has sent yet, in the format of stored versions; null for what is stored.</summary>
    public string? Content { get; init; }

    /// <summary>Settings as their author has them on screen.</summary>
    public static ImpactSubject OfSettings(string content) => new(ImpactKind.Settings, "", 0) { Content = content };
}

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

    /// <summary>Another part of the rules that a proposal changes; the key is the id of the proposal.</summary>
    Rules,
}
