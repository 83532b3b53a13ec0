namespace RecsConsole.Features.Cases.Detail.Mentioning;

/// <summary>The beginning of a name typed after an @.</summary>
/// <param name="Start">Position of the @.</param>
/// <param name="Beginning">The typed part of the name.</param>
public sealed record MentionWord(int Start, string Beginning)
{
    private const int Longest = 40;
    private const int Max = 6;

    /// <summary>
    /// The word at the position of the last edit, which is where the caret is; null when no name is being typed. The position follows from
    /// the two texts, so the browser need not be asked on each key press.
    /// </summary>
    public static MentionWord? At(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var same = 0;
        while (same < before.Length && same < after.Length && before[^(same + 1)] == after[^(same + 1)])
        {
            same++;
        }

        var caret = after.Length - same;
        var at = caret == 0 ? -1 : after.LastIndexOf('@', caret - 1);
        if (at < 0 || caret - at > Longest || (at > 0 && char.IsLetterOrDigit(after[at - 1])))
        {
            return null; // an @ inside a word is an e-mail address
        }

        var beginning = after[(at + 1)..caret];
        return beginning.Contains('\n', StringComparison.Ordinal) ? null : new(at, beginning);
    }

    /// <summary>The names with that beginning in first or any other word, in their given order.</summary>
    public IReadOnlyList<string> Among(IEnumerable<string> names) =>
        [.. names.Where(name => Begins(name) && !name.Contains('(', StringComparison.Ordinal)).Take(Max)];

    /// <summary>The text with the name inserted.</summary>
    public string Complete(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rest = text[(Start + 1 + Beginning.Length)..];
        return $"{text[..Start]}@{name}{(rest.StartsWith(' ') ? "" : " ")}{rest}";
    }

    private bool Begins(string name) =>
        name.StartsWith(Beginning, StringComparison.OrdinalIgnoreCase)
        || name.Split(' ').Skip(1).Any(part => part.StartsWith(Beginning, StringComparison.OrdinalIgnoreCase));
}
