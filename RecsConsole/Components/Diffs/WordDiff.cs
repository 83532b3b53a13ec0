using DiffPlex;

namespace RecsConsole.Components.Diffs;

/// <summary>The difference of two texts by word (Myers, by DiffPlex), as runs of equal and of changed words.</summary>
public static class WordDiff
{
    private static readonly char[] s_separators = [' ', '\n', ',', ';', '.', ':', '(', ')'];

    public static (IReadOnlyList<DiffRun> Before, IReadOnlyList<DiffRun> After) Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var diff = new Differ().CreateWordDiffs(before, after, ignoreWhitespace: false, s_separators);
        var removed = diff.DiffBlocks.SelectMany(block => Enumerable.Range(block.DeleteStartA, block.DeleteCountA)).ToHashSet();
        var added = diff.DiffBlocks.SelectMany(block => Enumerable.Range(block.InsertStartB, block.InsertCountB)).ToHashSet();
        return (Runs(diff.PiecesOld, removed), Runs(diff.PiecesNew, added));
    }

    /// <summary>The same for texts that are mostly equal; null where marking words would mark nearly all of them.</summary>
    public static (IReadOnlyList<DiffRun> Before, IReadOnlyList<DiffRun> After)? OfAlike(string before, string after)
    {
        var words = Of(before, after);
        var same = words.Before.Where(run => !run.IsChanged).Sum(run => run.Text.Trim().Length);
        return 2 * same >= Math.Max(before.Trim().Length, after.Trim().Length) ? words : null;
    }

    private static List<DiffRun> Runs(IReadOnlyList<string> pieces, HashSet<int> changed)
    {
        var runs = new List<DiffRun>();
        for (var at = 0; at < pieces.Count; at++)
        {
            var isChanged = changed.Contains(at);
            if (runs.Count > 0 && runs[^1].IsChanged == isChanged)
            {
                runs[^1] = runs[^1] with { Text = runs[^1].Text + pieces[at] };
            }
            else
            {
                runs.Add(new(pieces[at], isChanged));
            }
        }

        return runs;
    }
}

/// <summary>Words of one text that the other has too, or has not.</summary>
public sealed record DiffRun(string Text, bool IsChanged);
