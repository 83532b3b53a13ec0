namespace RecsConsole.Tests.Engine.Assignment;

/// <summary>
/// Enumerates all matrices over a few values, but only one of each class that differs only in the order of rows and columns: the one whose
/// sorted rows come first in lexicographic order. Rows are added in order. A prefix that is not the first of its own class is abandoned,
/// because the column order that improves it would also improve every matrix that starts with it.
/// </summary>
internal sealed class MatricesUpToOrder
{
    private readonly int _rows;
    private readonly int _kinds;
    private readonly int[][] _renamed;
    private readonly int[] _matrix;
    private readonly int[] _other;

    /// <param name="columns">A small number, because all orders of the columns are tried.</param>
    /// <param name="values">How many values a cell can have.</param>
    public MatricesUpToOrder(int rows, int columns, int values)
    {
        _rows = rows;
        _kinds = (int)Math.Pow(values, columns);
        _renamed =
        [
            .. Orders([.. Enumerable.Range(0, columns)])
                .Select(order =>
                    Enumerable.Range(0, _kinds).Select(kind => Number(order, Digits(kind, columns, values), values)).ToArray()
                ),
        ];
        (_matrix, _other) = (new int[rows], new int[rows]);
    }

    /// <summary>Each matrix as the numbers of its rows, which <see cref="Digits"/> decodes. The array is reused.</summary>
    public IEnumerable<int[]> All() => From(0, 0);

    /// <summary>The cells of a row.</summary>
    public static int[] Digits(int kind, int columns, int values)
    {
        var digits = new int[columns];
        for (var i = columns - 1; i >= 0; i--)
        {
            digits[i] = kind % values;
            kind /= values;
        }

        return digits;
    }

    private IEnumerable<int[]> From(int row, int least)
    {
        if (row == _rows)
        {
            yield return _matrix;
            yield break;
        }

        for (var kind = least; kind < _kinds; kind++)
        {
            _matrix[row] = kind;
            if (!IsFirst(row + 1))
            {
                continue;
            }

            foreach (var matrix in From(row + 1, kind))
            {
                yield return matrix;
            }
        }
    }

    private bool IsFirst(int rows)
    {
        var known = _matrix.AsSpan(0, rows);
        var other = _other.AsSpan(0, rows);
        foreach (var renamed in _renamed)
        {
            for (var i = 0; i < rows; i++)
            {
                other[i] = renamed[known[i]];
            }

            other.Sort();
            if (other.SequenceCompareTo(known) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int Number(int[] order, int[] digits, int values) =>
        order.Aggregate(0, (number, column) => (number * values) + digits[column]);

    private static IEnumerable<int[]> Orders(int[] items) =>
        items.Length == 0
            ?
            [
                [],
            ]
            : items.SelectMany(first => Orders([.. items.Where(each => each != first)]).Select(rest => (int[])[first, .. rest]));
}
