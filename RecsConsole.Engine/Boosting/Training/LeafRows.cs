using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>Which rows are in which leaf: one array in which each leaf has a range, its rows in ascending order.</summary>
internal sealed class LeafRows(int rows, int leaves, Workers workers)
{
    private const int Piece = 16_384;

    /// <summary>Up to this many rows, one thread is faster than two that must synchronise.</summary>
    private const int Alone = 65_536;

    private readonly int[] _spare = new int[rows];
    private readonly int[] _from = new int[leaves];
    private readonly int[] _count = new int[leaves];
    private readonly int[] _left = new int[(rows / Piece) + 1];

    /// <summary>The rows of all leaves.</summary>
    public int[] Rows { get; } = new int[rows];

    public int From(int leaf) => _from[leaf];

    public int Count(int leaf) => _count[leaf];

    public ReadOnlySpan<int> Of(int leaf) => Rows.AsSpan(_from[leaf], _count[leaf]);

    /// <summary>Puts the rows of a tree into leaf 0.</summary>
    public void Start(ReadOnlySpan<int> chosen)
    {
        chosen.CopyTo(Rows);
        (_from[0], _count[0]) = (0, chosen.Length);
    }

    /// <summary>
    /// Keeps the rows whose bin goes left in <paramref name="leaf"/> and moves the others to the new leaf <paramref name="right"/>.
    /// </summary>
    /// <param name="goesLeft">256 entries, 1 for each bin that goes left, else 0.</param>
    public void Split(int leaf, int right, byte[] column, byte[] goesLeft)
    {
        var (from, count) = (_from[leaf], _count[leaf]);
        var size = workers.Threads == 1 || count < Alone ? Math.Max(count, 1) : Piece;
        workers.RunRanges(
            count,
            size,
            (start, end) =>
                _left[start / size] = Divide(column, goesLeft, Rows.AsSpan(from + start, end - start), _spare.AsSpan(from + start))
        );
        var left = 0;
        for (var start = 0; start < count; start += size)
        {
            Rows.AsSpan(from + start, _left[start / size]).CopyTo(Rows.AsSpan(from + left));
            left += _left[start / size];
        }

        var at = from + left;
        for (var start = 0; start < count; start += size)
        {
            var others = Math.Min(size, count - start) - _left[start / size];
            _spare.AsSpan(from + start, others).CopyTo(Rows.AsSpan(at));
            at += others;
        }

        (_from[right], _count[right]) = (from + left, count - left);
        _count[leaf] = left;
    }

    // Both sides are written every time and only one index advances: no branch that would be mispredicted half of the time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Divide(byte[] column, byte[] goesLeft, Span<int> rows, Span<int> others)
    {
        ref var bins = ref MemoryMarshal.GetArrayDataReference(column);
        ref var sides = ref MemoryMarshal.GetArrayDataReference(goesLeft);
        ref var own = ref MemoryMarshal.GetReference(rows);
        ref var other = ref MemoryMarshal.GetReference(others);
        nint left = 0;
        for (nint i = 0; i < rows.Length; i++)
        {
            var row = Unsafe.Add(ref own, i);
            nint side = Unsafe.Add(ref sides, (nint)Unsafe.Add(ref bins, row));
            Unsafe.Add(ref own, left) = row;
            Unsafe.Add(ref other, i - left) = row;
            left += side;
        }

        return (int)left;
    }
}
