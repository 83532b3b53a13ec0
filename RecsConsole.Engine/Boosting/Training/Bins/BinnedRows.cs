namespace RecsConsole.Engine.Boosting.Training.Bins;

/// <summary>
/// The binned rows, stored twice: by row, so that one pass over a row serves the histograms of all columns, and by column, so that dividing
/// a leaf's rows reads little memory. Columns with a single bin are left out; in the row layout, columns with few bins share a byte.
/// </summary>
internal sealed class BinnedRows
{
    /// <summary>Rows are padded to a multiple of this many bytes.</summary>
    public const int Quantum = 16;

    private const int RowsAtOnce = 64;
    private const int Piece = 4_096;

    private readonly byte[] _cells;
    private readonly byte[][] _columns;

    private BinnedRows(IReadOnlyList<BinnedColumn> columns, int rows)
    {
        Columns = columns;
        Rows = rows;
        Cells = CellColumn.Of([.. columns.Select(column => column.Bins.Count)]);
        Stride = (Cells.Count + Quantum - 1) / Quantum * Quantum;
        _cells = new byte[(long)Stride * rows];
        _columns = [.. columns.Select(_ => new byte[rows])];
    }

    public IReadOnlyList<BinnedColumn> Columns { get; }

    public int Rows { get; }

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>What each byte of a row contains.</summary>
    public IReadOnlyList<CellColumn> Cells { get; }

    /// <summary>The row layout, <see cref="Stride"/> bytes per row.</summary>
    public ReadOnlySpan<byte> Bytes => _cells;

    /// <summary>One column, one byte per row.</summary>
    public byte[] Column(int place) => _columns[place];

    public static BinnedRows From(BoostingData data, IReadOnlyList<BinnedColumn> columns, Workers workers)
    {
        var binned = new BinnedRows(columns, data.Rows);
        workers.RunRanges(
            data.Rows,
            Piece,
            (from, to) =>
            {
                for (var row = from; row < to; row += RowsAtOnce)
                {
                    binned.Fill(data, row, Math.Min(to, row + RowsAtOnce));
                }
            }
        );
        return binned;
    }

    // column by column over a few rows at a time: the column's bounds and the rows stay in the cache
    private void Fill(BoostingData data, int from, int to)
    {
        for (var cell = 0; cell < Cells.Count; cell++)
        {
            var digit = 1;
            foreach (var place in Cells[cell].Places)
            {
                Fill(data, place, cell, digit, from, to);
                digit *= Columns[place].Bins.Count;
            }
        }
    }

    private void Fill(BoostingData data, int place, int cell, int digit, int from, int to)
    {
        var bins = Columns[place].Bins;
        var column = _columns[place];
        var at = (from * data.Columns) + Columns[place].Source;
        for (var row = from; row < to; row++, at += data.Columns)
        {
            var bin = bins.Of(data.Values[at]);
            column[row] = bin;
            _cells[((long)row * Stride) + cell] += (byte)(bin * digit); // the bytes of rows that no tree is grown on are never read
        }
    }
}

/// <summary>A column with more than one bin: where it is in the data, and its bins.</summary>
internal sealed record BinnedColumn(int Source, ColumnBins Bins);
