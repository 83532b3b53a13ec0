namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// What a uniformly random order of some items reaches in expectation: the chance level of a ranking, exactly and without drawing. It is
/// high where few items may be shown, so no hit rate can be read without it.
/// </summary>
public static class RandomOrder
{
    /// <summary>The probability that a given item is among the first k.</summary>
    /// <param name="among">Number of items, with the given one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static double HitAtK(int among, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(among);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        return Math.Min(1, (double)k / among);
    }

    /// <summary>The expected reciprocal rank of the first relevant item, 0 when it is beyond k.</summary>
    /// <param name="relevant">Number of relevant items.</param>
    /// <param name="among">Number of all items.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive, or more are relevant than there are.</exception>
    public static double ReciprocalRankAtK(int relevant, int among, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        ArgumentOutOfRangeException.ThrowIfNegative(relevant);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(relevant, among);
        // without replacement: none of the first ranks is relevant, then this one is
        var (expected, noneBefore) = (0.0, 1.0);
        for (var rank = 1; rank <= Math.Min(k, among); rank++)
        {
            var isRelevant = relevant / (double)(among - rank + 1);
            expected += noneBefore * Math.Min(1, isRelevant) / rank;
            noneBefore *= Math.Max(0, 1 - isRelevant);
        }

        return expected;
    }

    /// <summary>
    /// The expected nDCG: each rank has the mean gain, because every item is equally likely at it; 0 when nothing is relevant.
    /// </summary>
    /// <param name="grades">Grades of the relevant items; all others have grade 0.</param>
    /// <param name="among">Number of all items.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive, or more are relevant than there are.</exception>
    public static double NdcgAtK(IReadOnlyList<int> grades, int among, int k)
    {
        ArgumentNullException.ThrowIfNull(grades);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        if (grades.Count > among)
        {
            throw new ArgumentOutOfRangeException(nameof(among), among, "More items are relevant than there are.");
        }

        var ideal = Ndcg.Dcg(grades.OrderDescending(), k);
        return ideal == 0 ? 0 : grades.Sum(Ndcg.Gain) / among * Enumerable.Range(1, Math.Min(k, among)).Sum(Ndcg.Discount) / ideal;
    }
}
