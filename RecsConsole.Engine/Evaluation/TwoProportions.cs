namespace RecsConsole.Engine.Evaluation;

/// <summary>The two-proportion z-test with the pooled rate (K. Pearson, 1900; equivalent to the chi-square test of a 2x2 table).</summary>
public static class TwoProportions
{
    /// <summary>The probability of a difference of at least this size when both rates are equal; 1 when it cannot be computed.</summary>
    public static double PValue(long hits, long n, long otherHits, long otherN)
    {
        if (n == 0 || otherN == 0)
        {
            return 1;
        }

        var pooled = (double)(hits + otherHits) / (n + otherN);
        var variance = pooled * (1 - pooled) * ((1.0 / n) + (1.0 / otherN));
        var difference = ((double)hits / n) - ((double)otherHits / otherN);
        return variance <= 0 ? 1 : NormalTail.TwoSided(difference / Math.Sqrt(variance));
    }
}
