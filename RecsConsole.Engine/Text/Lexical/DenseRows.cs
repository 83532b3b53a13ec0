namespace RecsConsole.Engine.Text;

/// <summary>
/// A dense matrix with few columns and many rows. Computed in row blocks of fixed size whose sums are added in order, so that the result is
/// bit-identical for any number of threads.
/// </summary>
internal sealed class DenseRows(int rows, int columns)
{
    private const int Block = 512;

    // rows computed together, so that a line of the square matrix is read once for all of them; few enough for the processor's first cache
    private const int Group = 8;

    // below this, the remainder of a column is only rounding error: the column depends on earlier ones
    private const double Dependent = 1e-10;
    private readonly double[] _values = new double[(long)rows * columns];

    public int Rows => rows;

    public int Columns => columns;

    public Span<double> Row(int row) => _values.AsSpan(row * columns, columns);

    /// <summary>The product with a sparse matrix; each row of it is one sum in column order.</summary>
    public static DenseRows Product(SparseRows left, DenseRows right, ParallelOptions parallel)
    {
        var product = new DenseRows(left.Rows, right.Columns);
        product.ForBlocks(
            parallel,
            (_, from, until) =>
            {
                for (var row = from; row < until; row++)
                {
                    var places = left.Places(row);
                    var values = left.Values(row);
                    var target = product.Row(row);
                    for (var i = 0; i < places.Length; i++)
                    {
                        ScaledSums.Add(target, values[i], right.Row(places[i]));
                    }
                }
            }
        );
        return product;
    }

    /// <summary>
    /// Makes the columns orthonormal, in two passes for accuracy (Y. Yamamoto et al., "Roundoff error analysis of the CholeskyQR2
    /// algorithm", ETNA 44, 2015). A column that depends on earlier ones becomes zero.
    /// </summary>
    public void Orthonormalise(ParallelOptions parallel)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            var factor = UpperFactor(Gram(parallel), columns);
            ForBlocks(
                parallel,
                (_, from, until) =>
                {
                    for (var row = from; row < until; row += Group)
                    {
                        Solve(factor, row, Math.Min(until, row + Group));
                    }
                }
            );
        }
    }

    /// <summary>The products of all pairs of columns.</summary>
    public double[] Gram(ParallelOptions parallel)
    {
        var blocks = new double[(rows + Block - 1) / Block][];
        ForBlocks(
            parallel,
            (block, from, until) =>
            {
                var sums = new double[columns * columns];
                for (var row = from; row < until; row += Group)
                {
                    AddProducts(sums, row, Math.Min(until, row + Group));
                }

                blocks[block] = sums;
            }
        );
        return Mirrored(blocks);
    }

    private void AddProducts(double[] sums, int from, int until)
    {
        for (var i = 0; i < columns; i++)
        {
            var target = sums.AsSpan((i * columns) + i, columns - i);
            for (var row = from; row < until; row++)
            {
                var values = Row(row)[i..];
                ScaledSums.Add(target, values[0], values);
            }
        }
    }

    private double[] Mirrored(double[][] blocks)
    {
        var gram = new double[columns * columns];
        foreach (var block in blocks)
        {
            ScaledSums.Add(gram, 1, block);
        }

        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j < i; j++)
            {
                gram[(i * columns) + j] = gram[(j * columns) + i];
            }
        }

        return gram;
    }

    // Cholesky, row by row of the upper triangle; 0 on the diagonal marks a dependent column
    private static double[] UpperFactor(double[] gram, int size)
    {
        var factor = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            var rest = gram.AsSpan(i * size, size).ToArray();
            for (var k = 0; k < i; k++)
            {
                ScaledSums.Add(rest.AsSpan(i), -factor[(k * size) + i], factor.AsSpan((k * size) + i, size - i));
            }

            if (rest[i] <= Dependent * gram[(i * size) + i] || rest[i] <= 0)
            {
                continue;
            }

            var pivot = Math.Sqrt(rest[i]);
            for (var j = i; j < size; j++)
            {
                factor[(i * size) + j] = rest[j] / pivot;
            }
        }

        return factor;
    }

    // row := row * inverse of the factor
    private void Solve(double[] factor, int from, int until)
    {
        for (var i = 0; i < columns; i++)
        {
            var pivot = factor[(i * columns) + i];
            var others = factor.AsSpan((i * columns) + i + 1, columns - i - 1);
            for (var row = from; row < until; row++)
            {
                var values = Row(row)[i..];
                values[0] = pivot == 0 ? 0 : values[0] / pivot;
                ScaledSums.Add(values[1..], -values[0], others);
            }
        }
    }

    private void ForBlocks(ParallelOptions parallel, Action<int, int, int> body) =>
        Parallel.For(0, (rows + Block - 1) / Block, parallel, block => body(block, block * Block, Math.Min(rows, (block + 1) * Block)));
}
