namespace RecsConsole.Platform;

/// <summary>The kinds of expected failure; edges map them to HTTP statuses and exit codes.</summary>
public enum ErrorKind
{
    NotFound,
    Forbidden,
    Invalid,
    Conflict,
    Unavailable,
}
