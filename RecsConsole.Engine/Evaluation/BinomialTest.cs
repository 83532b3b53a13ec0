namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// The exact test of a proportion fixed in advance (C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits", Biometrika
/// 26, 1934); two-sided: sums the probabilities of all outcomes that are no likelier than the observed one.
/// </summary>
public static class BinomialTest
{
    // probabilities that differ only by rounding count as equal
    private const double Slack = 1 + 1e-7;

    /// <summary>
    /// The probability of an outcome at most as likely as <paramref name="hits"/> of <paramref name="n"/>, each a hit with probability
    /// <paramref name="share"/>; 1 when n is 0.
    /// </summary>
    /// <param name="share">Above 0 and below 1.</param>
    public static double PValue(int hits, int n, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, n);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        var logs = Logs(n, share);
        var seen = Math.Exp(logs[hits]) * Slack;
        return Math.Min(1, logs.Select(Math.Exp).Where(probability => probability <= seen).Sum());
    }

    // log probabilities of 0 to n hits, each from the one before, so that no factorial overflows
    private static double[] Logs(int n, double share)
    {
        var logs = new double[n + 1];
        logs[0] = n * Math.Log(1 - share);
        for (var k = 1; k <= n; k++)
        {
            logs[k] = logs[k - 1] + Math.Log((double)(n - k + 1) / k) + Math.Log(share) - Math.Log(1 - share);
        }

        return logs;
    }
}
