using MathNet.Numerics;

namespace RecsConsole.Engine.Evaluation.Pairwise;

/// <summary>
/// Intervals for the chance that one of two is preferred, valid at every moment at once: whoever looks after each judgement and stops as
/// soon as the interval is clear still errs at most as often as stated (H. Robbins, "Statistical methods related to the law of the iterated
/// logarithm", Annals of Mathematical Statistics 41, 1970). A chance is excluded once the likelihood of the judgements, averaged over all
/// chances, is 1 / alpha times their likelihood under it.
/// </summary>
public static class ConfidenceSequence
{
    private const int Halvings = 60; // to the last bit of a double between 0 and 1

    /// <summary>The interval after some wins and losses; 0 to 1 without any.</summary>
    /// <param name="alpha">The chance that the interval is ever wrong, above 0 and below 1.</param>
    public static (double Low, double High) Of(long wins, long losses, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wins);
        ArgumentOutOfRangeException.ThrowIfNegative(losses);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(alpha, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
        if (wins + losses == 0)
        {
            return (0, 1);
        }

        // the logarithm of the likelihood at which a chance is just excluded
        var limit = SpecialFunctions.BetaLn(wins + 1.0, losses + 1.0) + Math.Log(alpha);
        var best = wins / (double)(wins + losses);
        bool IsExcluded(double chance) => LogLikelihood(wins, losses, chance) <= limit;
        return (Edge(0, best, IsExcluded), Edge(1, best, IsExcluded));
    }

    // Between the excluded end and the best chance, which is never excluded, the likelihood only grows.
    private static double Edge(double end, double best, Func<double, bool> isExcluded)
    {
        if (!isExcluded(end))
        {
            return end;
        }

        var (outside, inside) = (end, best);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (outside + inside) / 2;
            (outside, inside) = isExcluded(middle) ? (middle, inside) : (outside, middle);
        }

        return inside;
    }

    private static double LogLikelihood(long wins, long losses, double chance) => Term(wins, chance) + Term(losses, 1 - chance);

    // none of something impossible is certain
    private static double Term(long n, double chance) => n == 0 ? 0 : n * Math.Log(chance);
}
