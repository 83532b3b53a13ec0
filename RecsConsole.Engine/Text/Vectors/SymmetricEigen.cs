namespace RecsConsole.Engine.Text;

/// <summary>
/// Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations, in a fixed order (G. Golub and C. Van Loan, "Matrix Computations",
/// section 8.5).
/// </summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 60;
    private const double Negligible = 1e-12;

    /// <summary>The eigenvalues, largest first, and as rows their eigenvectors.</summary>
    public static (double[] Values, double[][] Vectors) Decompose(double[] matrix, int size)
    {
        var rows = new double[size][];
        var vectors = new double[size][];
        for (var i = 0; i < size; i++)
        {
            rows[i] = matrix.AsSpan(i * size, size).ToArray();
            vectors[i] = new double[size];
            vectors[i][i] = 1;
        }

        for (var sweep = 0; sweep < MostSweeps && !IsDiagonal(rows); sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    Rotate(rows, vectors, p, q);
                }
            }
        }

        var order = Enumerable.Range(0, size).OrderByDescending(i => rows[i][i]).ThenBy(i => i).ToArray();
        return ([.. order.Select(i => rows[i][i])], [.. order.Select(i => vectors[i])]);
    }

    private static bool IsDiagonal(double[][] rows)
    {
        var (off, all) = (0.0, 0.0);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++)
            {
                var square = rows[i][j] * rows[i][j];
                all += square;
                off += i == j ? 0 : square;
            }
        }

        return off <= Negligible * Negligible * all;
    }

    private static void Rotate(double[][] rows, double[][] vectors, int p, int q)
    {
        var apart = rows[p][q];
        if (apart == 0 || Math.Abs(apart) < 1e-300)
        {
            return;
        }

        var ratio = (rows[q][q] - rows[p][p]) / (2 * apart);
        var tangent = (ratio >= 0 ? 1 : -1) / (Math.Abs(ratio) + Math.Sqrt((ratio * ratio) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        Turn(rows[p], rows[q], cosine, sine);
        foreach (var row in rows)
        {
            (row[p], row[q]) = ((cosine * row[p]) - (sine * row[q]), (sine * row[p]) + (cosine * row[q]));
        }

        Turn(vectors[p], vectors[q], cosine, sine);
    }

    private static void Turn(double[] first, double[] second, double cosine, double sine)
    {
        for (var i = 0; i < first.Length; i++)
        {
            var (one, other) = (first[i], second[i]);
            first[i] = (cosine * one) - (sine * other);
            second[i] = (sine * one) + (cosine * other);
        }
    }
}
