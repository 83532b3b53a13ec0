namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// The exact test of a share that was set beforehand (C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits", Biometrika 26, 1934; two
/// sides by the probabilities of what is no likelier than what was seen).
/// </summary>
public static class BinomialTest
{
    // two probabilities that differ by rounding alone are the same
    private const double Slack = 1 + 1e-7;

    /// <summary>How probable a count at least this odd is, when each of so many is drawn with the share; 1 without any.</summary>
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

    // logarithms of the probabilities of 0 to n: each from the one before, so that no factorial overflows
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
