namespace RecsConsole.Features.Documents.Import;

/// <summary>An error in a file to import; the message names file, line and reason. Becomes the operation's Error.</summary>
public sealed class DocumentFileException : Exception
{
    public DocumentFileException() { }

    public DocumentFileException(string message)
        : base(message) { }

    public DocumentFileException(string message, Exception innerException)
        : base(message, innerException) { }

    public static DocumentFileException At(string file, int line, string reason) => new(Texts.LineWithFile.With(file, line, reason));
}
