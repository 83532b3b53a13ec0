using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecsConsole.Engine.Boosting;

/// <summary>
/// All trees as one array of uniform steps, for speed: each step tests whether a slot of the row is at most a threshold, and its two
/// successors are adjacent, so that no branch depends on the row. How a node treats missing values, zeros or categories is encoded in the
/// slot: a row's values are converted to slots once, then eight rows at a time walk each tree. Comparisons are exact, so the scores equal
/// those of <see cref="RegressionTree"/>.
/// </summary>
internal sealed class ScoringPlan
{
    /// <summary>Rows that are laid out together; the values of one slot are adjacent.</summary>
    public const int RowsAtOnce = 32;

    private const int Together = 8;

    private readonly Step[] _steps;
    private readonly double[] _values;
    private readonly (int Root, int Depth)[] _trees;
    private readonly ScoringSlot[] _slots;

    public ScoringPlan(IReadOnlyList<RegressionTree> trees)
    {
        var builder = new ScoringPlanBuilder();
        _trees = [.. trees.Select(tree => (builder.Add(tree), tree.Depth))];
        (_steps, _values, _slots) = ([.. builder.Steps], [.. builder.Values], [.. builder.Slots]);
    }

    public void Score(ReadOnlySpan<double> rows, int columns, Span<double> scores)
    {
        scores.Clear();
        var slots = new double[_slots.Length * RowsAtOnce];
        for (var from = 0; from < scores.Length; from += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, scores.Length - from);
            for (var row = 0; row < count; row++)
            {
                FillSlots(rows.Slice((from + row) * columns, columns), slots.AsSpan(row));
            }

            foreach (var (root, depth) in _trees)
            {
                Walk(root, depth, slots, scores.Slice(from, count));
            }
        }
    }

    private void FillSlots(ReadOnlySpan<double> row, Span<double> slots)
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            slots[i * RowsAtOnce] = _slots[i].Of(row);
        }
    }

    // the last rows may be left over from an earlier block; their results are discarded
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(int root, int depth, double[] slots, Span<double> scores)
    {
        ref var steps = ref MemoryMarshal.GetArrayDataReference(_steps);
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        for (var row = 0; row < scores.Length; row += Together)
        {
            ref var own = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots), row);
            nint a = root,
                b = root,
                c = root,
                d = root,
                e = root,
                f = root,
                g = root,
                h = root;
            for (var level = 0; level < depth; level++)
            {
                a = Next(ref Unsafe.Add(ref steps, a), ref own);
                b = Next(ref Unsafe.Add(ref steps, b), ref Unsafe.Add(ref own, 1));
                c = Next(ref Unsafe.Add(ref steps, c), ref Unsafe.Add(ref own, 2));
                d = Next(ref Unsafe.Add(ref steps, d), ref Unsafe.Add(ref own, 3));
                e = Next(ref Unsafe.Add(ref steps, e), ref Unsafe.Add(ref own, 4));
                f = Next(ref Unsafe.Add(ref steps, f), ref Unsafe.Add(ref own, 5));
                g = Next(ref Unsafe.Add(ref steps, g), ref Unsafe.Add(ref own, 6));
                h = Next(ref Unsafe.Add(ref steps, h), ref Unsafe.Add(ref own, 7));
            }

            Add(scores, row, Unsafe.Add(ref values, a));
            Add(scores, row + 1, Unsafe.Add(ref values, b));
            Add(scores, row + 2, Unsafe.Add(ref values, c));
            Add(scores, row + 3, Unsafe.Add(ref values, d));
            Add(scores, row + 4, Unsafe.Add(ref values, e));
            Add(scores, row + 5, Unsafe.Add(ref values, f));
            Add(scores, row + 6, Unsafe.Add(ref values, g));
            Add(scores, row + 7, Unsafe.Add(ref values, h));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Next(ref Step step, ref double slots)
    {
        var goesOn = !(Unsafe.Add(ref slots, (nint)step.Slot) <= step.Threshold);
        return (nint)step.First + Unsafe.BitCast<bool, byte>(goesOn);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Span<double> scores, int row, double value)
    {
        if (row < scores.Length)
        {
            scores[row] += value;
        }
    }
}

/// <summary>One test of a tree. A leaf always succeeds and leads back to itself.</summary>
/// <param name="Threshold">Values up to this go to the first successor, others to the one after it.</param>
/// <param name="Slot">Index of the first value of its slot.</param>
/// <param name="First">Index of the first successor.</param>
internal readonly record struct Step(double Threshold, uint Slot, uint First);
