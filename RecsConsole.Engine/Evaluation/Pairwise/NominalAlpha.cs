namespace RecsConsole.Engine.Evaluation.Pairwise;

/// <summary>
/// Krippendorff's alpha for unordered categories, any number of raters, and units that not everybody rated: 1 - D_o / D_e, observed over
/// expected disagreement (K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011, sections C and D). 1 is full agreement, 0 is
/// chance level.
/// </summary>
public static class NominalAlpha
{
    /// <summary>
    /// Alpha with an interval from resampling units; null when fewer than two units have two ratings, or all ratings are equal.
    /// </summary>
    /// <param name="units">
    /// The ratings of each unit, in any order; units with fewer than two ratings carry no information and are not counted in N of the
    /// result.
    /// </param>
    public static Estimate? Of(IEnumerable<IReadOnlyList<string>> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var paired = units.Where(unit => unit.Count > 1).ToList();
        return paired.Count < 2 || Alpha(paired) is null
            ? null
            // a sample in which all ratings are equal has no disagreement
            : Bootstrap.Of(paired, sample => Alpha(sample) ?? 1);
    }

    private static double? Alpha(IReadOnlyList<IReadOnlyList<string>> units)
    {
        var totals = new Dictionary<string, long>(StringComparer.Ordinal);
        double differing = 0;
        foreach (var unit in units)
        {
            var counts = unit.CountBy(rating => rating, StringComparer.Ordinal).ToList();
            foreach (var (rating, count) in counts)
            {
                totals[rating] = totals.GetValueOrDefault(rating) + count;
            }

            var equal = counts.Sum(each => (double)each.Value * (each.Value - 1));
            differing += ((unit.Count * (unit.Count - 1.0)) - equal) / (unit.Count - 1);
        }

        double n = totals.Values.Sum();
        var expected = (n * n) - totals.Values.Sum(total => (double)total * total);
        return expected <= 0 ? null : 1 - ((n - 1) * differing / expected);
    }
}
