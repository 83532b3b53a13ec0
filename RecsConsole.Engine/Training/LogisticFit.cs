namespace RecsConsole.Engine.Training;

/// <summary>The result of training.</summary>
/// <param name="Weights">Weight of each column's original value.</param>
/// <param name="Standardised">Weight of each column's value in standard deviations, so that weights are comparable.</param>
/// <param name="Iterations">Number of Newton steps taken.</param>
public sealed record LogisticFit(IReadOnlyList<double> Weights, IReadOnlyList<double> Standardised, double Intercept, int Iterations)
{
    /// <summary>The linear score of a row.</summary>
    public double Score(IReadOnlyList<double> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var score = Intercept;
        for (var i = 0; i < Weights.Count; i++)
        {
            score += Weights[i] * row[i];
        }

        return score;
    }
}
