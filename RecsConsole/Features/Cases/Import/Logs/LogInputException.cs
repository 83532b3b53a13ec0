using RecsConsole.Features.Cases.Queue;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>Something is wrong with the log; the message names file, line, column and reason. Becomes the operation's Error.</summary>
public sealed class LogInputException : Exception
{
    /// <summary>Longer values would push the reason off the line.</summary>
    private const int ShownCharacters = 60;

    public LogInputException() { }

    public LogInputException(string message)
        : base(message) { }

    public LogInputException(string message, Exception innerException)
        : base(message, innerException) { }

    public static LogInputException In(string file, string reason) => new($"{file}: {reason}");

    public static LogInputException AtLine(string file, long line, string reason) => new(Texts.Line.With(file, line, reason));

    public static LogInputException AtCell(string file, long line, string column, string reason) =>
        new(Texts.LineColumn.With(file, line, column, reason));

    /// <summary>A value for a message: short, on one line.</summary>
    public static string Shorten(string value)
    {
        var clean = string.Concat(value.Select(each => char.IsControl(each) ? ' ' : each));
        return clean.Length <= ShownCharacters ? clean : $"{clean[..ShownCharacters]}…";
    }
}
