namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// Normalised discounted cumulative gain: gain 2^grade - 1, discount log2(1 + rank), divided by that of the ideal ranking (K. Järvelin and
/// J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 2002; the exponential gain after C. Burges et al., ICML
/// 2005).
/// </summary>
public static class Ndcg
{
    /// <summary>0 when nothing is relevant.</summary>
    /// <param name="grades">
    /// Grade of each item in ranked order, including items beyond k and items never proposed: the ideal ranking includes them too.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
    public static double AtK(IReadOnlyList<int> grades, int k)
    {
        ArgumentNullException.ThrowIfNull(grades);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        var ideal = Dcg(grades.OrderDescending(), k);
        return ideal == 0 ? 0 : Dcg(grades, k) / ideal;
    }

    internal static double Dcg(IEnumerable<int> grades, int k)
    {
        var (sum, rank) = (0.0, 1);
        foreach (var grade in grades.Take(k))
        {
            sum += Gain(grade) / Math.Log2(1 + rank);
            rank++;
        }

        return sum;
    }

    internal static double Gain(int grade) => Math.Pow(2, grade) - 1;

    internal static double Discount(int rank) => 1 / Math.Log2(1 + rank);
}
