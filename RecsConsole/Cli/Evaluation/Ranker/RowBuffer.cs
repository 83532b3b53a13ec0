namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>A matrix that grows by rows and, when a row has a further column, by columns. Missing values are 0.</summary>
internal sealed class RowBuffer(int? columns)
{
    private double[] _values = [];
    private int _width = columns ?? 1;
    private int _columns = columns ?? 0;

    public int Rows { get; private set; }

    /// <summary>Number of values ignored because their column was beyond the requested ones.</summary>
    public int Ignored { get; private set; }

    public void BeginRow()
    {
        Rows++;
        Grow();
    }

    /// <summary>Sets a value of the last row.</summary>
    public void Set(int column, double value)
    {
        if (columns is { } fixedColumns && column >= fixedColumns)
        {
            Ignored++;
            return;
        }

        _columns = Math.Max(_columns, column + 1);
        if (column >= _width)
        {
            Widen(column + 1);
        }

        _values[((Rows - 1) * _width) + column] = value;
    }

    public int Columns => Math.Max(_columns, 1);

    /// <summary>All rows, stored consecutively.</summary>
    public double[] Values()
    {
        var values = new double[Rows * Columns];
        for (var row = 0; row < Rows; row++)
        {
            _values.AsSpan(row * _width, Columns).CopyTo(values.AsSpan(row * Columns));
        }

        return values;
    }

    private void Grow()
    {
        var needed = Size(Rows, _width);
        if (needed > _values.Length)
        {
            Array.Resize(ref _values, (int)Math.Min(Math.Max(needed, 2L * _values.Length), Array.MaxLength));
        }
    }

    // at least twice as wide as before, so that the rows are copied only a few times
    private void Widen(int least)
    {
        var width = Math.Max(least, 2 * _width);
        var values = new double[Size(Rows, width)];
        for (var row = 0; row < Rows; row++)
        {
            _values.AsSpan(row * _width, _width).CopyTo(values.AsSpan(row * width));
        }

        (_values, _width) = (values, width);
    }

    private static long Size(long rows, int width) =>
        rows * width <= Array.MaxLength
            ? rows * width
            : throw new CommandException($"{rows} rows of {width} columns are more than fit into memory at once.");
}
