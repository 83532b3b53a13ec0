namespace RecsConsole.Platform.Sessions;

/// <summary>What a key of the API may be used for.</summary>
public static class ApiScopes
{
    /// <summary>Read cases, decisions, documents and the catalog.</summary>
    public const string Read = "read";

    /// <summary>Have recommendations made.</summary>
    public const string Recommend = "recommend";

    /// <summary>Answer them.</summary>
    public const string Respond = "respond";

    /// <summary>Bring cases, events and outcomes.</summary>
    public const string Write = "write";

    /// <summary>Open the panel of a case beside a ticket, for whoever looks at the ticket.</summary>
    public const string Embed = "embed";

    public static IReadOnlyList<string> All { get; } = [Read, Recommend, Respond, Write, Embed];
}
