namespace RecsConsole.Platform;

/// <summary>An expected failure: what happened, what was kept, what to do; as text for the screen.</summary>
public sealed record Error(ErrorKind Kind, string Message)
{
    public static Error NotFound(string message) => new(ErrorKind.NotFound, message);

    public static Error Forbidden(string message) => new(ErrorKind.Forbidden, message);

    public static Error Invalid(string message) => new(ErrorKind.Invalid, message);

    public static Error Conflict(string message) => new(ErrorKind.Conflict, message);

    public static Error Unavailable(string message) => new(ErrorKind.Unavailable, message);
}
