namespace RecsConsole.Platform.Sessions;

/// <summary>Somebody acts in an invalid session. The page is about to redirect to the sign-in; until then it shows an error.</summary>
public sealed class AccessRevokedException : Exception
{
    public AccessRevokedException()
        : base("The session is over: signed out, or no longer a member of this tenant.") { }

    public AccessRevokedException(string message)
        : base(message) { }

    public AccessRevokedException(string message, Exception innerException)
        : base(message, innerException) { }
}
