namespace RecsConsole.Platform;

/// <summary>An expected failure: what happened, what was kept and what to do, as text for the screen.</summary>
public sealed record Error(ErrorKind Kind, string Message)
{
    /// <summary>The same for a later reader in another language.</summary>
    public StoredText Kept { get; private init; } = StoredText.Sentence(Message);

    public static Error NotFound(string message) => new(ErrorKind.NotFound, message);

    public static Error Forbidden(string message) => new(ErrorKind.Forbidden, message);

    public static Error Invalid(string message) => new(ErrorKind.Invalid, message);

    public static Error Invalid(StoredText text) => Of(ErrorKind.Invalid, text);

    public static Error Conflict(string message) => new(ErrorKind.Conflict, message);

    public static Error Conflict(StoredText text) => Of(ErrorKind.Conflict, text);

    public static Error Unavailable(string message) => new(ErrorKind.Unavailable, message);

    public static Error Unavailable(StoredText text) => Of(ErrorKind.Unavailable, text);

    private static Error Of(ErrorKind kind, StoredText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(kind, text.Words) { Kept = text };
    }
}
