using DiffPlex;

namespace RecsConsole.Casework.Conversation;

/// <summary>Measures how much of a proposal was changed before it was sent (R111).</summary>
public static class EditDistance
{
    // longer texts would take seconds to compare by character, and count as rewritten
    private const long MaxCompared = 4_000_000;

    /// <summary>
    /// Number of characters removed and added in the shortest edit script from one text to the other; 0: sent as proposed. If more than
    /// about 2,000 consecutive characters were replaced, all of them count as removed and added.
    /// </summary>
    public static int Between(string draft, string text)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(text);
        var start = draft.AsSpan().CommonPrefixLength(text);
        var (before, after) = (draft[start..], text[start..]);
        var end = 0;
        while (end < before.Length && end < after.Length && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        (before, after) = (before[..^end], after[..^end]);
        return (long)before.Length * after.Length > MaxCompared
            ? before.Length + after.Length
            : new Differ()
                .CreateCharacterDiffs(before, after, ignoreWhitespace: false)
                .DiffBlocks.Sum(block => block.DeleteCountA + block.InsertCountB);
    }
}
