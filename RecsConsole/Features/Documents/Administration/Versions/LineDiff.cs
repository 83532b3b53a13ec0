using DiffPlex;
using RecsConsole.Components.Diffs;

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

            var removed = old.Skip(block.DeleteStartA).Take(block.DeleteCountA).ToList();
            var added = @new.Skip(block.InsertStartB).Take(block.InsertCountB).ToList();
            foreach (var line in Changed(removed, added))
            {
                yield return line;
            }

            next = block.DeleteStartA + block.DeleteCountA;
        }

        for (; next < old.Count - 1; next++) // without the line ending that was appended to both
        {
            yield return new(DiffKind.Same, old[next]);
        }
    }

    // a line that stands in the place of another shows which words are others
    private static IEnumerable<DiffLine> Changed(List<string> removed, List<string> added)
    {
        var words = removed.Zip(added, WordDiff.OfAlike).ToList();
        return removed
            .Select((line, at) => new DiffLine(DiffKind.Removed, line) { Words = words.ElementAtOrDefault(at)?.Before })
            .Concat(added.Select((line, at) => new DiffLine(DiffKind.Added, line) { Words = words.ElementAtOrDefault(at)?.After }));
    }

    // An empty text is one empty line here but none to DiffPlex; with a line ending it is one line to both.
    private static string Ended(string text) => text.ReplaceLineEndings("\n") + "\n";
}

/// <summary>A line of a comparison.</summary>
public sealed record DiffLine(DiffKind Kind, string Text)
{
    /// <summary>The line with its changed words marked; null where the whole line is new or gone.</summary>
    public IReadOnlyList<DiffRun>? Words { get; init; }
}

/// <summary>Whether a line is in both texts, only in the later or only in the earlier one.</summary>
public enum DiffKind
{
    Same,
    Added,
    Removed,
}
