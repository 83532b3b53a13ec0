namespace RecsConsole.Engine.Training;

/// <summary>Solves symmetric positive definite systems (G. Golub, C. Van Loan, "Matrix Computations", 4th edition, 4.2).</summary>
internal static class Cholesky
{
    /// <summary>The x with A x = b; only the lower triangle of A is read.</summary>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var lower = Decompose(matrix, size);
        var x = new double[size];
        for (var i = 0; i < size; i++)
        {
            var sum = right[i];
            for (var k = 0; k < i; k++)
            {
                sum -= lower[i, k] * x[k];
            }

            x[i] = sum / lower[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                x[i] -= lower[k, i] * x[k];
            }

            x[i] /= lower[i, i];
        }

        return x;
    }

    private static double[,] Decompose(double[,] matrix, int size)
    {
        var lower = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                // rounding may leave a tiny negative number where there is almost nothing
                lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / lower[j, j];
            }
        }

        return lower;
    }
}
