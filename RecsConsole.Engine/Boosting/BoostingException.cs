namespace RecsConsole.Engine.Boosting;

/// <summary>Rows, settings or trees that do not fit together; the message says in one line why.</summary>
public sealed class BoostingException : Exception
{
    public BoostingException() { }

    public BoostingException(string message)
        : base(message) { }

    public BoostingException(string message, Exception innerException)
        : base(message, innerException) { }
}
