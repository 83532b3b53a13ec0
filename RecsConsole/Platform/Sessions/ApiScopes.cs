namespace RecsConsole.Platform.Sessions;

/// <summary>What an API key may be used for.</summary>
public static class ApiScopes
{
    /// <summary>Read cases, decisions, documents and the catalog.</summary>
    public const string Read = "read";

    /// <summary>Request recommendations.</summary>
    public const string Recommend = "recommend";

    /// <summary>Respond to them.</summary>
    public const string Respond = "respond";

    /// <summary>Write cases, events and outcomes, facts about customers, and drafts of documents and policies.</summary>
    public const string Write = "write";

    /// <summary>Open the panel of a case in a ticket system, for whoever views the ticket.</summary>
    public const string Embed = "embed";

    /// <summary>Read and write people and their teams; never roles, clearance or regions.</summary>
    public const string People = "people";

    /// <summary>Put documents in force without a second person; with <see cref="Write"/>.</summary>
    public const string Trust = "trust";

    /// <summary>Asked for with the key; gives nothing until a second administrator makes it <see cref="Trust"/>.</summary>
    public const string TrustAsked = "trust_asked";

    /// <summary>What can be asked for.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Recommend, Respond, Write, Embed, People, Trust];
}
