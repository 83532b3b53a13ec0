using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhyNot;

/// <summary>The item asked about, with its facts from the tenant's data: a snapshot lacks items that no source named.</summary>
public sealed record KnownItem(SlateKind Kind, string Id)
{
    /// <summary>The action's newest version; null for another kind, or where the snapshot has it.</summary>
    public ActionFacts? Action { get; init; }

    /// <summary>The document's newest version.</summary>
    public DocumentHit? Document { get; init; }

    /// <summary>The person's profile.</summary>
    public PersonFacts? Person { get; init; }

    /// <summary>The person's load and presence.</summary>
    public PersonPresence? Presence { get; init; }
}
