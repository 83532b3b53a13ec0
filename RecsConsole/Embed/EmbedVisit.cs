using RecsConsole.Platform;

namespace RecsConsole.Embed;

/// <summary>The viewer of a panel, and the sites that may frame it.</summary>
/// <param name="Parents">The origins that may frame the response; empty: none may.</param>
/// <param name="Face">Shown instead of a case; null when the viewer may see it.</param>
public sealed record EmbedVisit(IReadOnlyList<string> Parents, EmbedFace? Face)
{
    /// <summary>The viewer; null when there is none.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Name of the viewer's tenant.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The session opened by a token; every form sends it back. Null: the console's own cookie is used.</summary>
    public string? Session { get; init; }

    /// <summary>Key of the case shown.</summary>
    public string CaseKey { get; init; } = "";

    /// <summary>The only case of the session; null: the cookie gives access to everything its person may see.</summary>
    public Guid? OnlyCase { get; init; }
}

/// <summary>What a frame shows instead of a case.</summary>
public enum EmbedFace
{
    /// <summary>Nobody is signed in.</summary>
    SignIn,

    /// <summary>A token or session that is not valid, for any reason.</summary>
    Over,

    /// <summary>A case that is unknown or hidden: the two are indistinguishable.</summary>
    NotFound,

    /// <summary>A ticket that is not read yet, or whose case is hidden.</summary>
    NoTicket,

    /// <summary>The form does not come from a panel that was shown.</summary>
    Stale,
}
