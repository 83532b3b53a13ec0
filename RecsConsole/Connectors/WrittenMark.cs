namespace RecsConsole.Connectors;

/// <summary>The last line of what is written into another system: by it a retry finds what is there already, and reading does not bring it back.</summary>
public static class WrittenMark
{
    private const string Start = "[RecsConsole ";
    private const string End = "]";

    /// <summary>The words with their mark.</summary>
    public static string With(string text, Guid mark) => $"{text.TrimEnd()}\n\n{Start}{mark:N}{End}";

    /// <summary>The mark of what was written; null where somebody else wrote it, or quotes it.</summary>
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
