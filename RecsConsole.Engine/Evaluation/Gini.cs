using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// The Gini coefficient of inequality (C. Gini, "Variabilità e mutabilità", 1912): 0 when all shares are equal, nearly 1 when one share is
/// everything.
/// </summary>
public static class Gini
{
    /// <summary>
    /// Scaled by 1,000,000: sum of (2i - n - 1) x over n times the sum of x, with x in ascending order and i from 1; 0 for an empty input.
    /// </summary>
    public static long Of(IReadOnlyCollection<long> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        var sum = shares.Sum();
        if (sum <= 0)
        {
            return 0;
        }

        var weighted = 0L;
        var rank = 0;
        foreach (var share in shares.Order())
        {
            rank++;
            weighted += ((2L * rank) - shares.Count - 1) * share;
        }

        return FixedPoint.One * weighted / (shares.Count * sum);
    }
}
