namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>A problem in the log; the message gives file, line, column and reason. Becomes the operation's Error.</summary>
public sealed class LogInputException : Exception
{
    /// <summary>Longer values would push the reason off the line.</summary>
    private const int ShownCharacters = 60;

    public LogInputException() { }

    public LogInputException(string message)
        : base(message) => Reason = message;

    public LogInputException(string message, Exception innerException)
        : base(message, innerException) => Reason = message;

    private LogInputException(string message, string reason)
        : base(message) => Reason = reason;

    /// <summary>From 1; 0 for the file as a whole.</summary>
    public long Line { get; private init; }

    public string? Column { get; private init; }

    /// <summary>The value found there, short and on one line.</summary>
    public string? Value { get; private init; }

    /// <summary>What is wrong, without saying where.</summary>
    public string Reason { get; } = "";

    public static LogInputException In(string file, string reason) => new($"{file}: {reason}", reason);

    public static LogInputException AtLine(string file, long line, string reason) =>
        new(Texts.Line.With(file, line, reason), reason) { Line = line };

    public static LogInputException AtCell(string file, long line, string column, string reason, string? value = null) =>
        new(Texts.LineColumn.With(file, line, column, reason), reason)
        {
            Line = line,
            Column = column,
            Value = value is null ? null : Shorten(value),
        };

    /// <summary>A value for a message: short, on one line.</summary>
    public static string Shorten(string value)
    {
        var clean = string.Concat(value.Select(each => char.IsControl(each) ? ' ' : each));
        return clean.Length <= ShownCharacters ? clean : $"{clean[..ShownCharacters]}…";
    }
}
