namespace RecsConsole.Engine.Evaluation;

/// <summary>Share of the relevant items that are within the first k.</summary>
public static class Recall
{
    /// <summary>Null when nothing is relevant.</summary>
    /// <param name="grades">Grade of each item in ranked order, including items beyond k and items never proposed.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
    public static double? AtK(IReadOnlyList<int> grades, int k)
    {
        ArgumentNullException.ThrowIfNull(grades);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        var relevant = grades.Count(grade => grade > 0);
        return relevant == 0 ? null : (double)grades.Take(k).Count(grade => grade > 0) / relevant;
    }
}
