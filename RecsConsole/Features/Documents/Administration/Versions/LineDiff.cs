namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>What changed between two texts, by line: a longest common subsequence, with equal ends cut off first.</summary>
public static class LineDiff
{
    private const int MostCells = 4_000_000; // beyond that the middle is shown as replaced whole

    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (a, b) = (Lines(before), Lines(after));
        var start = 0;
        while (start < a.Length && start < b.Length && Same(a[start], b[start]))
        {
            start++;
        }

        var end = 0;
        while (end < a.Length - start && end < b.Length - start && Same(a[^(end + 1)], b[^(end + 1)]))
        {
            end++;
        }

        return
        [
            .. a[..start].Select(line => new DiffLine(DiffKind.Same, line)),
            .. Middle(a[start..(a.Length - end)], b[start..(b.Length - end)]),
            .. a[(a.Length - end)..].Select(line => new DiffLine(DiffKind.Same, line)),
        ];
    }

    private static IEnumerable<DiffLine> Middle(string[] a, string[] b)
    {
        if ((long)a.Length * b.Length > MostCells)
        {
            return a.Select(line => new DiffLine(DiffKind.Removed, line)).Concat(b.Select(line => new DiffLine(DiffKind.Added, line)));
        }

        return Walk(a, b, Common(a, b));
    }

    // common[i][j]: how many lines a from i and b from j have in common
    private static int[][] Common(string[] a, string[] b)
    {
        var common = new int[a.Length + 1][];
        common[a.Length] = new int[b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            common[i] = new int[b.Length + 1];
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i][j] = Same(a[i], b[j]) ? common[i + 1][j + 1] + 1 : Math.Max(common[i + 1][j], common[i][j + 1]);
            }
        }

        return common;
    }

    private static IEnumerable<DiffLine> Walk(string[] a, string[] b, int[][] common)
    {
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            if (i < a.Length && j < b.Length && Same(a[i], b[j]))
            {
                yield return new(DiffKind.Same, a[i++]);
                j++;
            }
            else if (j >= b.Length || (i < a.Length && common[i + 1][j] >= common[i][j + 1]))
            {
                yield return new(DiffKind.Removed, a[i++]);
            }
            else
            {
                yield return new(DiffKind.Added, b[j++]);
            }
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
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
