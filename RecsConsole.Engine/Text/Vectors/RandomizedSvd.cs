using System.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Text;

/// <summary>
/// The leading right singular vectors of a sparse matrix (N. Halko, P.-G. Martinsson and J. Tropp, "Finding structure with randomness",
/// SIAM Review 53, 2011, algorithms 4.4 and 5.1). Random signs replace normal draws: they need no logarithm, so that the start is the same
/// on every machine.
/// </summary>
internal static class RandomizedSvd
{
    private const int Oversampling = 16;
    private const int PowerIterations = 4;

    /// <summary>
    /// At most <paramref name="rank"/> vectors, one row per column of the matrix, strongest first; fewer if the matrix has fewer.
    /// </summary>
    public static double[][] RightVectors(SparseRows matrix, int rank, ulong seed, ParallelOptions parallel)
    {
        var transposed = matrix.Transposed();
        var width = Math.Min(rank + Oversampling, Math.Min(matrix.Rows, matrix.Columns));
        var range = DenseRows.Product(matrix, RandomSigns(matrix.Columns, width, seed), parallel);
        range.Orthonormalise(parallel);
        for (var i = 0; i < PowerIterations; i++)
        {
            var other = DenseRows.Product(transposed, range, parallel);
            other.Orthonormalise(parallel);
            range = DenseRows.Product(matrix, other, parallel);
            range.Orthonormalise(parallel);
        }

        var projected = DenseRows.Product(transposed, range, parallel);
        var (values, vectors) = Eigen(projected.Gram(parallel), width);
        var strong = values.Count(value => value > 1e-12 * Math.Max(values[0], 1e-300));
        return Rotated(projected, values, vectors, Math.Min(rank, strong));
    }

    // Largest first, one vector per row. MathNet's managed code is called directly: a native provider, which a process may select, need not
    // give the same bits on every machine and for every number of threads.
    private static (double[] Values, double[][] Vectors) Eigen(double[] symmetric, int size)
    {
        var (vectors, values) = (new double[size * size], new Complex[size]);
        ManagedLinearAlgebraProvider.Instance.EigenDecomp(isSymmetric: true, size, symmetric, vectors, values, new double[size * size]);
        var order = Enumerable.Range(0, size).OrderByDescending(i => values[i].Real).ThenBy(i => i).ToArray();
        return ([.. order.Select(i => values[i].Real)], [.. order.Select(i => vectors.AsSpan(i * size, size).ToArray())]);
    }

    // V = B' W / singular value; of the two possible signs, the one that makes the largest component positive
    private static double[][] Rotated(DenseRows projected, double[] values, double[][] vectors, int rank)
    {
        var signs = new double[rank];
        var largest = new double[rank];
        var rows = new double[projected.Rows][];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = new double[rank];
            var source = projected.Row(row);
            for (var i = 0; i < rank; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < source.Length; j++)
                {
                    sum += source[j] * vectors[i][j];
                }

                rows[row][i] = sum / Math.Sqrt(values[i]);
                if (Math.Abs(rows[row][i]) > largest[i])
                {
                    (largest[i], signs[i]) = (Math.Abs(rows[row][i]), Math.Sign(rows[row][i]));
                }
            }
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < rank; i++)
            {
                row[i] *= signs[i];
            }
        }

        return rows;
    }

    private static DenseRows RandomSigns(int rows, int columns, ulong seed)
    {
        var signs = new DenseRows(rows, columns);
        var random = new SplitMix64(seed);
        for (var row = 0; row < rows; row++)
        {
            var values = signs.Row(row);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = random.Next() >> 63 == 0 ? 1 : -1;
            }
        }

        return signs;
    }
}
