namespace RecsConsole.Platform.Sessions;

/// <summary>The text of a key of the API: which one it is, and its secret.</summary>
public static class ApiKeyToken
{
    /// <summary>Every key begins so: whoever finds one knows what it is.</summary>
    public const string Prefix = "rk_";

    /// <summary>A new key for an id, and the hash to keep of it.</summary>
    public static (string Text, byte[] SecretHash) New(Guid id) => NamedSecret.New(Prefix, id);

    /// <summary>How the key of an id begins: enough to tell which one a system has, and no secret.</summary>
    public static string StartOf(Guid id) => NamedSecret.StartOf(Prefix, id);

    /// <summary>Id and hash of the secret; null where the text is no key.</summary>
    public static (Guid Id, byte[] SecretHash)? Read(string? text) => NamedSecret.Read(Prefix, text);
}
