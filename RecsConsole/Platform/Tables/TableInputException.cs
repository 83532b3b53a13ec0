namespace RecsConsole.Platform.Tables;

/// <summary>An error in a file; the message names file, line, column and reason. Becomes the operation's Error.</summary>
public sealed class TableInputException : Exception
{
    public TableInputException() { }

    public TableInputException(string message)
        : base(message) { }

    public TableInputException(string message, Exception innerException)
        : base(message, innerException) { }

    public static TableInputException In(string file, string reason) => new($"{file}: {reason}");

    public static TableInputException AtLine(string file, long line, string reason) => new(PlatformTexts.Line.With(file, line, reason));

    public static TableInputException AtCell(string file, long line, string column, string reason) =>
        new(PlatformTexts.LineColumn.With(file, line, column, reason));
}
