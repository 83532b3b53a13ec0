namespace RecsConsole.Platform;

/// <summary>An expected failure: what happened, what was kept, what to do; as text for the screen.</summary>
public sealed record Error(ErrorKind Kind, string Message)
{
    /// <summary>The same for whoever reads it later, in another language.</summary>
    public KeptText Kept { get; private init; } = KeptText.Sentence(Message);

    public static Error NotFound(string message) => new(ErrorKind.NotFound, message);

    public static Error Forbidden(string message) => new(ErrorKind.Forbidden, message);

    public static Error Invalid(string message) => new(ErrorKind.Invalid, message);

    public static Error Invalid(KeptText text) => Of(ErrorKind.Invalid, text);

    public static Error Conflict(string message) => new(ErrorKind.Conflict, message);

    public static Error Conflict(KeptText text) => Of(ErrorKind.Conflict, text);

    public static Error Unavailable(string message) => new(ErrorKind.Unavailable, message);

    public static Error Unavailable(KeptText text) => Of(ErrorKind.Unavailable, text);

    private static Error Of(ErrorKind kind, KeptText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(kind, text.Words) { Kept = text };
    }
}
