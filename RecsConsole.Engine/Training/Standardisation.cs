namespace RecsConsole.Engine.Training;

/// <summary>Mean and standard deviation of each column; a constant column carries no information and gets no weight.</summary>
internal sealed class Standardisation
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    private Standardisation(double[] means, double[] deviations) => (_means, _deviations) = (means, deviations);

    public int Columns => _means.Length;

    public static Standardisation From(IReadOnlyList<double[]> rows)
    {
        var columns = rows[0].Length;
        var means = new double[columns];
        var deviations = new double[columns];
        for (var a = 0; a < columns; a++)
        {
            foreach (var row in rows)
            {
                means[a] += row[a];
            }

            means[a] /= rows.Count;
            foreach (var row in rows)
            {
                deviations[a] += (row[a] - means[a]) * (row[a] - means[a]);
            }

            deviations[a] = Math.Sqrt(deviations[a] / rows.Count);
        }

        return new(means, deviations);
    }

    public double[] Apply(double[] row)
    {
        var standard = new double[row.Length];
        for (var a = 0; a < row.Length; a++)
        {
            standard[a] = Varies(a) ? (row[a] - _means[a]) / _deviations[a] : 0;
        }

        return standard;
    }

    public LogisticFit Undo(double[] beta, int iterations)
    {
        var weights = new double[Columns];
        var standardised = new double[Columns];
        var intercept = beta[^1];
        for (var a = 0; a < Columns; a++)
        {
            if (Varies(a))
            {
                standardised[a] = beta[a];
                weights[a] = beta[a] / _deviations[a];
                intercept -= weights[a] * _means[a];
            }
        }

        return new(weights, standardised, intercept, iterations);
    }

    private bool Varies(int column) => _deviations[column] > 1e-9;
}
