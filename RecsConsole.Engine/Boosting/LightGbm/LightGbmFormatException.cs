namespace RecsConsole.Engine.Boosting.LightGbm;

/// <summary>A model's text that cannot be read; the message begins with the line.</summary>
public sealed class LightGbmFormatException : Exception
{
    public LightGbmFormatException() { }

    public LightGbmFormatException(string message)
        : base(message) { }

    public LightGbmFormatException(string message, Exception innerException)
        : base(message, innerException) { }

    public LightGbmFormatException(int line, string reason)
        : base(FormattableString.Invariant($"line {line}: {reason}")) => Line = line;

    /// <summary>From 1; 0 if no line is to blame.</summary>
    public int Line { get; }
}
