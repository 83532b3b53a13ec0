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

    /// <summary>Write cases, events and outcomes.</summary>
    public const string Write = "write";

    /// <summary>Open the panel of a case in a ticket system, for whoever views the ticket.</summary>
    public const string Embed = "embed";

    public static IReadOnlyList<string> All { get; } = [Read, Recommend, Respond, Write, Embed];
}
