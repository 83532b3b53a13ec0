using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// Population stability index of two samples over the same groups: the sum of (q - p) ln(q / p). Without a shift it is (1/n + 1/m) times a
/// chi-square variable with one degree of freedom less than the number of groups (B. Yurdakul, J. Naranjo, "Statistical properties of the
/// population stability index", Journal of Risk Model Validation 14, 2020), which gives it a p-value: a fixed threshold alone ignores the
/// sample sizes.
/// </summary>
/// <param name="Index">0 without a shift, and larger the larger it is; without an upper limit.</param>
/// <param name="Before">Size of the earlier sample.</param>
/// <param name="Now">Size of the later sample.</param>
public sealed record PopulationStability(double Index, double PValue, long Before, long Now)
{
    // fewer than five expected are too few for a chi-square test (W. G. Cochran, "Some methods for strengthening the common chi-square
    // tests", 1954)
    private const double MinExpected = 5;

    // added to each group, so that the logarithm exists when a group is empty on one side
    private const double Half = 0.5;

    /// <summary>Groups that are too small are merged; null when fewer than two groups are left.</summary>
    public static PopulationStability? From(IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var (n, m) = (before.Values.Sum(), now.Values.Sum());
        if (n == 0 || m == 0)
        {
            return null;
        }

        var groups = GroupsOf(before, now, n + m, Math.Min(n, m));
        if (groups.Count < 2)
        {
            return null;
        }

        var index = 0.0;
        foreach (var (old, recent) in groups)
        {
            var p = (old + Half) / (n + (Half * groups.Count));
            var q = (recent + Half) / (m + (Half * groups.Count));
            index += (q - p) * ExactMath.Log(q / p);
        }

        return new(index, ChiSquareTail.Above(index / ((1.0 / n) + (1.0 / m)), groups.Count - 1), n, m);
    }

    private static List<(long Before, long Now)> GroupsOf(
        IReadOnlyDictionary<string, long> before,
        IReadOnlyDictionary<string, long> now,
        long all,
        long smaller
    )
    {
        var groups = new List<(long Before, long Now)>();
        var (restBefore, restNow) = (0L, 0L);
        foreach (var key in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, recent) = (before.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if ((double)(old + recent) / all * smaller >= MinExpected)
            {
                groups.Add((old, recent));
            }
            else
            {
                (restBefore, restNow) = (restBefore + old, restNow + recent);
            }
        }

        if (restBefore + restNow > 0)
        {
            groups.Add((restBefore, restNow));
        }

        return groups;
    }
}
