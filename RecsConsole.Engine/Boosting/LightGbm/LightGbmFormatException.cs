namespace RecsConsole.Engine.Boosting.LightGbm;

/// <summary>The model's text cannot be read; the message starts with the line number.</summary>
public sealed class LightGbmFormatException : Exception
{
    public LightGbmFormatException() { }

    public LightGbmFormatException(string message)
        : base(message) { }

    public LightGbmFormatException(string message, Exception innerException)
        : base(message, innerException) { }

    public LightGbmFormatException(int line, string reason)
        : base(FormattableString.Invariant($"line {line}: {reason}")) => Line = line;

    /// <summary>Counted from 1; 0 when no single line is at fault.</summary>
    public int Line { get; }
}
