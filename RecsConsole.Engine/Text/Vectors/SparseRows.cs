namespace RecsConsole.Engine.Text;

/// <summary>A sparse matrix that stores only non-zero values, row by row (CSR).</summary>
internal sealed class SparseRows(int columns, int[] starts, int[] places, float[] values)
{
    public int Rows => starts.Length - 1;

    public int Columns => columns;

    /// <summary>The columns of a row, ascending.</summary>
    public ReadOnlySpan<int> Places(int row) => places.AsSpan(starts[row]..starts[row + 1]);

    /// <summary>The values of a row.</summary>
    public ReadOnlySpan<float> Values(int row) => values.AsSpan(starts[row]..starts[row + 1]);

    public SparseRows Transposed()
    {
        var newStarts = new int[columns + 1];
        foreach (var place in places)
        {
            newStarts[place + 1]++;
        }

        for (var i = 0; i < columns; i++)
        {
            newStarts[i + 1] += newStarts[i];
        }

        var next = newStarts.AsSpan(0, columns).ToArray();
        var (newPlaces, newValues) = (new int[places.Length], new float[values.Length]);
        for (var row = 0; row < Rows; row++)
        {
            for (var at = starts[row]; at < starts[row + 1]; at++)
            {
                var to = next[places[at]]++;
                (newPlaces[to], newValues[to]) = (row, values[at]);
            }
        }

        return new(Rows, newStarts, newPlaces, newValues);
    }
}
