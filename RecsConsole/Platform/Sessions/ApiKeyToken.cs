namespace RecsConsole.Platform.Sessions;

/// <summary>The text form of an API key: its id and its secret.</summary>
public static class ApiKeyToken
{
    /// <summary>The prefix of every key, so that a leaked one is recognised.</summary>
    public const string Prefix = "rk_";

    /// <summary>A new key for an id, and the hash to store.</summary>
    public static (string Text, byte[] SecretHash) New(Guid id) => NamedSecret.New(Prefix, id);

    /// <summary>The beginning of a key: enough to identify it, without its secret.</summary>
    public static string StartOf(Guid id) => NamedSecret.StartOf(Prefix, id);

    /// <summary>Id and secret hash; null when the text is not a key.</summary>
    public static (Guid Id, byte[] SecretHash)? Read(string? text) => NamedSecret.Read(Prefix, text);
}
