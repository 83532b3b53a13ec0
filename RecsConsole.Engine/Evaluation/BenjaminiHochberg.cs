namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// Corrects the p-values of many tests for the false discovery rate (Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate",
/// JRSS B 57, 1995): of the results below 0.05 after correction, at most 5 % are expected to be due to chance.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>The corrected p-values, in input order.</summary>
    public static IReadOnlyList<double> Correct(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var corrected = new double[values.Count];
        var smallest = 1.0;
        var rank = values.Count;
        foreach (var at in Enumerable.Range(0, values.Count).OrderByDescending(i => values[i]).ThenByDescending(i => i))
        {
            smallest = Math.Min(smallest, values[at] * values.Count / rank);
            corrected[at] = smallest;
            rank--;
        }

        return corrected;
    }
}
