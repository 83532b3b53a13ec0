using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RecsConsole.Engine.Boosting.Training.Bins;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>
/// Builds the histogram of a set of rows. Rows are gathered a few hundred at a time, eight columns side by side; then the packed
/// derivatives are added one column block at a time, so that the sums of a block (16 KB) stay in the L1 cache. Every
/// <see cref="Gradients.RowsToSum"/> rows, the packed sums are spread into the histogram.
/// </summary>
internal sealed class HistogramBuilder
{
    private const int RowsAtOnce = 1024;
    private const int RowsToFetch = 128;

    // bytes copied at once; rows are padded to it
    private const int Quantum = BinnedRows.Quantum;
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

        _scratch = [.. Enumerable.Range(0, workers.Threads).Select(_ => new Scratch(rows, Bins))];
    }

    /// <summary>Where each column's bins begin in a histogram, followed by its total length.</summary>
    public int[] Offsets { get; }

    /// <summary>Number of bins in a histogram.</summary>
    public int Bins => Offsets[^1];

    /// <summary>Adds up rows[from..from + count], one part per worker; <see cref="Collect"/> merges the parts of a column.</summary>
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

    /// <summary>Moves the sums that <see cref="Build"/> made for one column into a histogram.</summary>
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

    /// <summary>Ends a round of <see cref="Build"/> and <see cref="Collect"/>.</summary>
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
            if (some[^1] - some[0] == some.Length - 1) // side by side already, as all rows are at the root
            {
                Add(ref Unsafe.AsRef(in _rows.Bytes[some[0] * _rows.Stride]), ref _gradients.Packed[some[0]], some.Length, scratch);
            }
            else
            {
                Gather(some, scratch);
                Add(ref scratch.Cells[0], ref scratch.Pairs[0], some.Length, scratch);
            }

            rows = rows[some.Length..];
        }
    }

    // The rows are far apart in memory. Reading a little of many rows first lets the processor fetch them all at once; copying whole rows,
    // with its many stores, would wait for each.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Gather(ReadOnlySpan<int> rows, Scratch scratch)
    {
        ref var cells = ref MemoryMarshal.GetReference(_rows.Bytes);
        ref var packed = ref MemoryMarshal.GetArrayDataReference(_gradients.Packed);
        ref var pairs = ref MemoryMarshal.GetArrayDataReference(scratch.Pairs);
        ref var target = ref MemoryMarshal.GetArrayDataReference(scratch.Cells);
        ref var row = ref MemoryMarshal.GetReference(rows);
        nint stride = _rows.Stride;
        for (var from = 0; from < rows.Length; from += RowsToFetch)
        {
            var to = Math.Min(from + RowsToFetch, rows.Length);
            var touched = 0;
            for (var i = from; i < to; i++)
            {
                ref var source = ref Unsafe.Add(ref cells, Unsafe.Add(ref row, i) * stride);
                touched += source + Unsafe.Add(ref source, stride - 1);
                Unsafe.Add(ref pairs, i) = Unsafe.Add(ref packed, Unsafe.Add(ref row, i));
            }

            scratch.Touched += touched;
            for (var i = from; i < to; i++)
            {
                ref var source = ref Unsafe.Add(ref cells, Unsafe.Add(ref row, i) * stride);
                for (nint at = 0; at < stride; at += Quantum)
                {
                    Vector128.LoadUnsafe(ref source, (nuint)at).StoreUnsafe(ref target, (nuint)at);
                }

                target = ref Unsafe.Add(ref target, stride);
            }
        }
    }

    private void Add(ref byte cells, ref long pairs, int rows, Scratch scratch)
    {
        nint stride = _rows.Stride;
        for (var cell = 0; cell < _rows.Cells.Count; cell += Block)
        {
            ref var own = ref Unsafe.Add(ref cells, cell);
            ref var sums = ref scratch.Packed[cell * Slots];
            var count = Math.Min(Block, _rows.Cells.Count - cell);
            if (count == Block)
            {
                AddEight(ref own, stride, ref pairs, rows, ref sums);
                continue;
            }

            var done = 0;
            if ((count & 4) != 0)
            {
                AddFour(ref own, stride, ref pairs, rows, ref sums);
                done = 4;
            }

            if ((count & 2) != 0)
            {
                AddTwo(ref Unsafe.Add(ref own, done), stride, ref pairs, rows, ref Unsafe.Add(ref sums, done * Slots));
                done += 2;
            }

            if ((count & 1) != 0)
            {
                AddOne(ref Unsafe.Add(ref own, done), stride, ref pairs, rows, ref Unsafe.Add(ref sums, done * Slots));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddEight(ref byte cell, nint stride, ref long pairs, int rows, ref long sums)
    {
        for (nint i = 0; i < rows; i++)
        {
            var pair = Unsafe.Add(ref pairs, i);
            Unsafe.Add(ref sums, (nint)cell) += pair;
            Unsafe.Add(ref sums, Slots + (nint)Unsafe.Add(ref cell, 1)) += pair;
            Unsafe.Add(ref sums, (2 * Slots) + (nint)Unsafe.Add(ref cell, 2)) += pair;
            Unsafe.Add(ref sums, (3 * Slots) + (nint)Unsafe.Add(ref cell, 3)) += pair;
            Unsafe.Add(ref sums, (4 * Slots) + (nint)Unsafe.Add(ref cell, 4)) += pair;
            Unsafe.Add(ref sums, (5 * Slots) + (nint)Unsafe.Add(ref cell, 5)) += pair;
            Unsafe.Add(ref sums, (6 * Slots) + (nint)Unsafe.Add(ref cell, 6)) += pair;
            Unsafe.Add(ref sums, (7 * Slots) + (nint)Unsafe.Add(ref cell, 7)) += pair;
            cell = ref Unsafe.Add(ref cell, stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddFour(ref byte cell, nint stride, ref long pairs, int rows, ref long sums)
    {
        for (nint i = 0; i < rows; i++)
        {
            var pair = Unsafe.Add(ref pairs, i);
            Unsafe.Add(ref sums, (nint)cell) += pair;
            Unsafe.Add(ref sums, Slots + (nint)Unsafe.Add(ref cell, 1)) += pair;
            Unsafe.Add(ref sums, (2 * Slots) + (nint)Unsafe.Add(ref cell, 2)) += pair;
            Unsafe.Add(ref sums, (3 * Slots) + (nint)Unsafe.Add(ref cell, 3)) += pair;
            cell = ref Unsafe.Add(ref cell, stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddTwo(ref byte cell, nint stride, ref long pairs, int rows, ref long sums)
    {
        for (nint i = 0; i < rows; i++)
        {
            var pair = Unsafe.Add(ref pairs, i);
            Unsafe.Add(ref sums, (nint)cell) += pair;
            Unsafe.Add(ref sums, Slots + (nint)Unsafe.Add(ref cell, 1)) += pair;
            cell = ref Unsafe.Add(ref cell, stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddOne(ref byte cell, nint stride, ref long pairs, int rows, ref long sums)
    {
        for (nint i = 0; i < rows; i++)
        {
            Unsafe.Add(ref sums, (nint)cell) += Unsafe.Add(ref pairs, i);
            cell = ref Unsafe.Add(ref cell, stride);
        }
    }

    private void Spread(Scratch scratch)
    {
        for (var i = 0; i < _rows.Cells.Count; i++)
        {
            var cell = _rows.Cells[i];
            var packed = scratch.Packed.AsSpan(i * Slots, cell.Bins);
            if (cell.Places.Count == 1)
            {
                var offset = Offsets[cell.Places[0]];
                SpreadColumn(packed, scratch.Sums.First.AsSpan(offset, cell.Bins), scratch.Sums.Second.AsSpan(offset, cell.Bins));
            }
            else
            {
                SpreadDigits(packed, cell, scratch.Sums);
            }

            packed.Clear();
        }
    }

    private void SpreadDigits(ReadOnlySpan<long> packed, CellColumn cell, Histogram sums)
    {
        var below = 1;
        for (var i = 0; i < cell.Places.Count; i++)
        {
            var (offset, size) = (Offsets[cell.Places[i]], cell.Sizes[i]);
            for (var bin = 0; bin < packed.Length; bin++)
            {
                var own = offset + (bin / below % size);
                sums.First[own] += packed[bin] >> 32;
                sums.Second[own] += packed[bin] & uint.MaxValue;
            }

            below *= size;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SpreadColumn(ReadOnlySpan<long> packed, Span<long> first, Span<long> second)
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
    }

    /// <summary>What one worker needs for itself.</summary>
    private sealed class Scratch(BinnedRows rows, int bins)
    {
        public byte[] Cells { get; } = new byte[rows.Stride * RowsAtOnce];

        public long[] Pairs { get; } = new long[RowsAtOnce];

        public long[] Packed { get; } = new long[rows.Cells.Count * Slots];

        public Histogram Sums { get; } = new(bins);

        public bool IsUsed { get; set; }

        /// <summary>Keeps the prefetching reads from being optimised away.</summary>
        public long Touched { get; set; }
    }
}
