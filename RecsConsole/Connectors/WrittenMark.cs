namespace RecsConsole.Connectors;

/// <summary>
/// The last line of a text written to another system: a retry finds an existing text by it, and reading does not import it again.
/// </summary>
public static class WrittenMark
{
    private const string Start = "[RecsConsole ";
    private const string End = "]";

    /// <summary>The text with its mark.</summary>
    public static string With(string text, Guid mark) => $"{text.TrimEnd()}\n\n{Start}{mark:N}{End}";

    /// <summary>The mark of a written text; null when somebody else wrote it, or quotes it.</summary>
    public static Guid? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var last = text.TrimEnd().Split('\n')[^1].Trim();
        return
            last.StartsWith(Start, StringComparison.Ordinal)
            && last.EndsWith(End, StringComparison.Ordinal)
            && Guid.TryParseExact(last[Start.Length..^End.Length], "N", out var mark)
            ? mark
            : null;
    }
}
