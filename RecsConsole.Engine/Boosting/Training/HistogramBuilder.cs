using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>
/// Builds the histogram of a set of rows. Rows are gathered a few hundred at a time, eight columns side by side; then the packed derivatives are added
/// column block by column block, so that the sums of a block (16 KB) stay in the first-level cache. Every <see cref="Gradients.RowsToSum"/> rows the
/// packed sums are spread into the histogram.
/// </summary>
internal sealed class HistogramBuilder
{
    private const int RowsAtOnce = 512;
    private const int Slots = 256;
    private const int Block = 8;

    private readonly BinnedRows _rows;
    private readonly Gradients _gradients;
    private readonly Workers _workers;
    private readonly Scratch[] _scratch;

    public HistogramBuilder(BinnedRows rows, Gradients gradients, Workers workers)
    {
        _rows = rows;
        _gradients = gradients;
        _workers = workers;
        Offsets = new int[rows.Columns.Count + 1];
        for (var place = 0; place < rows.Columns.Count; place++)
        {
            Offsets[place + 1] = Offsets[place] + rows.Columns[place].Bins.Count;
        }

        _scratch = [.. Enumerable.Range(0, workers.Threads).Select(_ => new Scratch(rows.Stride / Block, Bins))];
    }

    /// <summary>Where each column's bins begin in a histogram, and after the last where it ends.</summary>
    public int[] Offsets { get; }

    /// <summary>Bins of a histogram.</summary>
    public int Bins => Offsets[^1];

    /// <summary>
    /// Adds up rows[from..from + count] into parts, one for each worker that took part; <see cref="Collect"/> brings the parts of a column together.
    /// </summary>
    public void Build(int[] rows, int from, int count)
    {
        var pieces = (count + Gradients.RowsToSum - 1) / Gradients.RowsToSum;
        _workers.Run(
            pieces,
            (worker, piece) =>
            {
                var start = piece * Gradients.RowsToSum;
                var scratch = _scratch[worker];
                Sum(rows.AsSpan(from + start, Math.Min(Gradients.RowsToSum, count - start)), scratch);
                Spread(scratch);
                scratch.IsUsed = true;
            }
        );
    }

    /// <summary>Moves what <see cref="Build"/> summed for one column into a histogram.</summary>
    public void Collect(int place, Histogram target)
    {
        foreach (var scratch in _scratch)
        {
            if (scratch.IsUsed)
            {
                target.Take(scratch.Sums, Offsets[place], Offsets[place + 1] - Offsets[place]);
            }
        }
    }

    /// <summary>Ends a round of building and collecting.</summary>
    public void Reset()
    {
        foreach (var scratch in _scratch)
        {
            scratch.IsUsed = false;
        }
    }

    private void Sum(ReadOnlySpan<int> rows, Scratch scratch)
    {
        while (!rows.IsEmpty)
        {
            var some = rows[..Math.Min(RowsAtOnce, rows.Length)];
            Gather(some, scratch);
            for (var block = 0; block < scratch.Blocks; block++)
            {
                ref var bins = ref scratch.Cells[block * RowsAtOnce];
                ref var sums = ref scratch.Packed[block * Block * Slots];
                AddBlock(ref bins, ref scratch.Pairs[0], some.Length, ref sums, Math.Min(Block, _rows.Columns.Count - (block * Block)));
            }

            rows = rows[some.Length..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(ReadOnlySpan<int> rows, Scratch scratch)
    {
        ref var cells = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(_rows.Cells));
        ref var packed = ref MemoryMarshal.GetArrayDataReference(_gradients.Packed);
        ref var pairs = ref MemoryMarshal.GetArrayDataReference(scratch.Pairs);
        ref var gathered = ref MemoryMarshal.GetArrayDataReference(scratch.Cells);
        var blocks = scratch.Blocks;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            Unsafe.Add(ref pairs, i) = Unsafe.Add(ref packed, row);
            ref var source = ref Unsafe.Add(ref cells, (nint)row * blocks);
            ref var target = ref Unsafe.Add(ref gathered, i);
            for (var block = 0; block < blocks; block++)
            {
                Unsafe.Add(ref target, block * RowsAtOnce) = Unsafe.Add(ref source, block);
            }
        }
    }

    private static void AddBlock(ref ulong bins, ref long pairs, int rows, ref long sums, int columns)
    {
        if (columns == Block)
        {
            AddEight(ref bins, ref pairs, rows, ref sums);
            return;
        }

        var done = 0;
        if ((columns & 4) != 0)
        {
            AddFour(ref bins, ref pairs, rows, ref sums);
            done = 4;
        }

        if ((columns & 2) != 0)
        {
            AddTwo(ref bins, ref pairs, rows, ref sums, done);
            done += 2;
        }

        if ((columns & 1) != 0)
        {
            AddOne(ref bins, ref pairs, rows, ref sums, done);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddEight(ref ulong bins, ref long pairs, int rows, ref long sums)
    {
        for (nint i = 0; i < rows; i++)
        {
            var packed = Unsafe.Add(ref bins, i);
            var pair = Unsafe.Add(ref pairs, i);
            Unsafe.Add(ref sums, (nint)(byte)packed) += pair;
            Unsafe.Add(ref sums, Slots + (nint)(byte)(packed >> 8)) += pair;
            Unsafe.Add(ref sums, (2 * Slots) + (nint)(byte)(packed >> 16)) += pair;
            Unsafe.Add(ref sums, (3 * Slots) + (nint)(byte)(packed >> 24)) += pair;
            Unsafe.Add(ref sums, (4 * Slots) + (nint)(byte)(packed >> 32)) += pair;
            Unsafe.Add(ref sums, (5 * Slots) + (nint)(byte)(packed >> 40)) += pair;
            Unsafe.Add(ref sums, (6 * Slots) + (nint)(byte)(packed >> 48)) += pair;
            Unsafe.Add(ref sums, (7 * Slots) + (nint)(packed >> 56)) += pair;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(ref ulong bins, ref long pairs, int rows, ref long sums)
    {
        for (nint i = 0; i < rows; i++)
        {
            var packed = (uint)Unsafe.Add(ref bins, i);
            var pair = Unsafe.Add(ref pairs, i);
            Unsafe.Add(ref sums, (nint)(byte)packed) += pair;
            Unsafe.Add(ref sums, Slots + (nint)(byte)(packed >> 8)) += pair;
            Unsafe.Add(ref sums, (2 * Slots) + (nint)(byte)(packed >> 16)) += pair;
            Unsafe.Add(ref sums, (3 * Slots) + (nint)(packed >> 24)) += pair;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTwo(ref ulong bins, ref long pairs, int rows, ref long sums, int column)
    {
        ref var own = ref Unsafe.Add(ref sums, column * Slots);
        for (nint i = 0; i < rows; i++)
        {
            var packed = (uint)(Unsafe.Add(ref bins, i) >> (8 * column));
            var pair = Unsafe.Add(ref pairs, i);
            Unsafe.Add(ref own, (nint)(byte)packed) += pair;
            Unsafe.Add(ref own, Slots + (nint)(byte)(packed >> 8)) += pair;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddOne(ref ulong bins, ref long pairs, int rows, ref long sums, int column)
    {
        ref var own = ref Unsafe.Add(ref sums, column * Slots);
        for (nint i = 0; i < rows; i++)
        {
            Unsafe.Add(ref own, (nint)(byte)(Unsafe.Add(ref bins, i) >> (8 * column))) += Unsafe.Add(ref pairs, i);
        }
    }

    private void Spread(Scratch scratch)
    {
        for (var place = 0; place < _rows.Columns.Count; place++)
        {
            var count = Offsets[place + 1] - Offsets[place];
            SpreadColumn(
                scratch.Packed.AsSpan(place * Slots, count),
                scratch.Sums.First.AsSpan(Offsets[place], count),
                scratch.Sums.Second.AsSpan(Offsets[place], count)
            );
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SpreadColumn(Span<long> packed, Span<long> first, Span<long> second)
    {
        var low = Vector256.Create((long)uint.MaxValue);
        ref var source = ref MemoryMarshal.GetReference(packed);
        ref var gradients = ref MemoryMarshal.GetReference(first);
        ref var hessians = ref MemoryMarshal.GetReference(second);
        nuint i = 0;
        for (; i + 4 <= (nuint)packed.Length; i += 4)
        {
            var pairs = Vector256.LoadUnsafe(ref source, i);
            (Vector256.LoadUnsafe(ref gradients, i) + Vector256.ShiftRightArithmetic(pairs, 32)).StoreUnsafe(ref gradients, i);
            (Vector256.LoadUnsafe(ref hessians, i) + (pairs & low)).StoreUnsafe(ref hessians, i);
        }

        for (; i < (nuint)packed.Length; i++)
        {
            Unsafe.Add(ref gradients, i) += Unsafe.Add(ref source, i) >> 32;
            Unsafe.Add(ref hessians, i) += Unsafe.Add(ref source, i) & uint.MaxValue;
        }

        packed.Clear();
    }

    /// <summary>What one worker needs for itself.</summary>
    private sealed class Scratch(int blocks, int bins)
    {
        public int Blocks => blocks;

        public ulong[] Cells { get; } = new ulong[blocks * RowsAtOnce];

        public long[] Pairs { get; } = new long[RowsAtOnce];

        public long[] Packed { get; } = new long[blocks * Block * Slots];

        public Histogram Sums { get; } = new(bins);

        public bool IsUsed { get; set; }
    }
}
