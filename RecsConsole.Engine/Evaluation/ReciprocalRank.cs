namespace RecsConsole.Engine.Evaluation;

/// <summary>One over the rank of the first relevant item within k; its mean over many rankings is the MRR.</summary>
public static class ReciprocalRank
{
    /// <summary>0 when no relevant item is within the first k.</summary>
    /// <param name="grades">Grade of each item in ranked order; relevant from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
    public static double AtK(IReadOnlyList<int> grades, int k)
    {
        ArgumentNullException.ThrowIfNull(grades);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        for (var i = 0; i < Math.Min(k, grades.Count); i++)
        {
            if (grades[i] > 0)
            {
                return 1.0 / (i + 1);
            }
        }

        return 0;
    }
}
