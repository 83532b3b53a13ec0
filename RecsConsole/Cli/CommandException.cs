namespace RecsConsole.Cli;

/// <summary>Ends a verb with one clear line on standard error and an exit code.</summary>
public sealed class CommandException : Exception
{
    /// <summary>The usage was correct, but the operation failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or invalid input.</summary>
    public const int WrongInput = 2;

    public CommandException() { }

    public CommandException(string message)
        : this(message, WrongInput) { }

    public CommandException(string message, Exception innerException)
        : base(message, innerException) { }

    public CommandException(string message, int exitCode)
        : base(message) => ExitCode = exitCode;

    public int ExitCode { get; } = WrongInput;
}
