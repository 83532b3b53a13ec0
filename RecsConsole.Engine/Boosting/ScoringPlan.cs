using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecsConsole.Engine.Boosting;

/// <summary>
/// All trees as one array of equal steps, for speed: each step asks whether a slot of the row is at most a threshold, and its two followers stand side
/// by side, so that no branch depends on the row. What a node does with missing values, zeros or categories is in the slot: a row's values are laid
/// out once as slots, then each tree is walked by four rows at a time. Comparing is exact, so the scores are those of <see cref="RegressionTree"/>.
/// </summary>
internal sealed class ScoringPlan
{
    private const int RowsAtOnce = 32;
    private const int Together = 4;

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
        var width = _slots.Length;
        var slots = new double[width * Math.Min(RowsAtOnce, (scores.Length + Together - 1) / Together * Together)];
        for (var from = 0; from < scores.Length; from += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, scores.Length - from);
            for (var row = 0; row < count; row++)
            {
                Lay(rows.Slice((from + row) * columns, columns), slots.AsSpan(row * width, width));
            }

            foreach (var (root, depth) in _trees)
            {
                Walk(root, depth, slots, scores.Slice(from, count));
            }
        }
    }

    private void Lay(ReadOnlySpan<double> row, Span<double> slots)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = _slots[i].Of(row);
        }
    }

    // the last rows of a block may be left over from the block before: their result is not read
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(int root, int depth, double[] slots, Span<double> scores)
    {
        var width = _slots.Length;
        ref var steps = ref MemoryMarshal.GetArrayDataReference(_steps);
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        for (var row = 0; row < scores.Length; row += Together)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots), (nint)row * width);
            ref var second = ref Unsafe.Add(ref first, width);
            ref var third = ref Unsafe.Add(ref second, width);
            ref var fourth = ref Unsafe.Add(ref third, width);
            var (a, b, c, d) = (root, root, root, root);
            for (var level = 0; level < depth; level++)
            {
                a = Next(ref Unsafe.Add(ref steps, a), ref first);
                b = Next(ref Unsafe.Add(ref steps, b), ref second);
                c = Next(ref Unsafe.Add(ref steps, c), ref third);
                d = Next(ref Unsafe.Add(ref steps, d), ref fourth);
            }

            Add(scores, row, Unsafe.Add(ref values, a));
            Add(scores, row + 1, Unsafe.Add(ref values, b));
            Add(scores, row + 2, Unsafe.Add(ref values, c));
            Add(scores, row + 3, Unsafe.Add(ref values, d));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(ref Step step, ref double slots)
    {
        var goesOn = !(Unsafe.Add(ref slots, step.Slot) <= step.Threshold);
        return step.First + Unsafe.BitCast<bool, byte>(goesOn);
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

/// <summary>One question of a tree. A leaf asks nothing and is followed by itself.</summary>
internal readonly record struct Step(double Threshold, int Slot, int First);
