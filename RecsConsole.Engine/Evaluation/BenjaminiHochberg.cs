namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// Corrects p-values of many tests for the rate of false discoveries (Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", JRSS B 57, 1995):
/// of those below 0.05 afterwards, at most 5 % are expected to be chance.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>The corrected values, in the order of the given ones.</summary>
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
