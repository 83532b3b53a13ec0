using RecsConsole.Platform;

namespace RecsConsole.Embed;

/// <summary>Who looks at a panel, and in whose frame.</summary>
/// <param name="Parents">The origins that may show the answer; none: no frame may.</param>
/// <param name="Face">What is shown instead of a case; null where somebody may look.</param>
public sealed record EmbedVisit(IReadOnlyList<string> Parents, EmbedFace? Face)
{
    /// <summary>Who looks; null where nobody does.</summary>
    public Actor? Actor { get; init; }

    /// <summary>The session of a panel that a token opened; it goes back with each form. Null: the console's own cookie.</summary>
    public string? Session { get; init; }

    /// <summary>Key of the case that is shown.</summary>
    public string CaseKey { get; init; } = "";

    /// <summary>The only case that the session is for; null: the cookie opens what its person may see.</summary>
    public Guid? OnlyCase { get; init; }
}

/// <summary>What stands in a frame that shows no case.</summary>
public enum EmbedFace
{
    /// <summary>Nobody is signed in.</summary>
    SignIn,

    /// <summary>A token or session that does not hold, whatever the reason.</summary>
    Over,

    /// <summary>A case that is unknown or hidden: which of the two is not said.</summary>
    NotFound,

    /// <summary>A ticket that is not read yet, or whose case is hidden.</summary>
    NoTicket,

    /// <summary>What was sent is not from a panel that was shown.</summary>
    Stale,
}
