namespace RecsConsole.Features.Documents.Import;

/// <summary>An error in an imported document, at a line; becomes the operation's Error.</summary>
public sealed class DocumentInputException : Exception
{
    public DocumentInputException() { }

    public DocumentInputException(string message)
        : base(message) { }

    public DocumentInputException(string message, Exception innerException)
        : base(message, innerException) { }

    public DocumentInputException(int line, string message)
        : base(message) => Line = line;

    /// <summary>From 1.</summary>
    public int Line { get; } = 1;
}
