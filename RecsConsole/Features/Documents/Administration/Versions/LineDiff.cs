using DiffPlex;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>The difference of two texts by line, with the fewest removed and added lines (Myers, by DiffPlex).</summary>
public static class LineDiff
{
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. Lines(before, after)];
    }

    private static IEnumerable<DiffLine> Lines(string before, string after)
    {
        var diff = new Differ().CreateLineDiffs(Ended(before), Ended(after), ignoreWhitespace: false, ignoreCase: false);
        var (old, @new) = (diff.PiecesOld, diff.PiecesNew);
        var next = 0;
        foreach (var block in diff.DiffBlocks)
        {
            for (; next < block.DeleteStartA; next++)
            {
                yield return new(DiffKind.Same, old[next]);
            }

            for (; next < block.DeleteStartA + block.DeleteCountA; next++)
            {
                yield return new(DiffKind.Removed, old[next]);
            }

            for (var i = 0; i < block.InsertCountB; i++)
            {
                yield return new(DiffKind.Added, @new[block.InsertStartB + i]);
            }
        }

        for (; next < old.Length - 1; next++) // without the line ending that was appended to both
        {
            yield return new(DiffKind.Same, old[next]);
        }
    }

    // An empty text is one empty line here but none to DiffPlex; with a line ending it is one line to both.
    private static string Ended(string text) => text.ReplaceLineEndings("\n") + "\n";
}

/// <summary>A line of a comparison.</summary>
public sealed record DiffLine(DiffKind Kind, string Text);

/// <summary>Whether a line is in both texts, only in the later or only in the earlier one.</summary>
public enum DiffKind
{
    Same,
    Added,
    Removed,
}
