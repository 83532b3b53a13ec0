namespace RecsConsole.Engine.Evaluation.Pairwise;

/// <summary>
/// Krippendorff's alpha for ordered grades, any number of raters, and units that not everybody rated: 1 - D_o / D_e. Two grades differ by
/// the square of the number of ratings between them, those of the two grades counted half (K. Krippendorff, "Computing Krippendorff's
/// alpha-reliability", 2011, section D, ordinal metric). 1 is full agreement, 0 is chance level.
/// </summary>
public static class OrdinalAlpha
{
    /// <summary>
    /// Alpha with an interval from resampling groups; null when fewer than two groups have a unit with two grades, or all grades are equal.
    /// </summary>
    /// <param name="groups">
    /// The units of each group, such as the items of one case, which are resampled together because they are not independent; each unit has
    /// its grades in any order. Units with fewer than two grades carry no information. N of the result is the number of groups with others.
    /// </param>
    public static Estimate? Of(IEnumerable<IReadOnlyList<IReadOnlyList<int>>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var paired = groups
            .Select(units => (IReadOnlyList<IReadOnlyList<int>>)[.. units.Where(unit => unit.Count > 1)])
            .Where(units => units.Count > 0)
            .ToList();
        return paired.Count < 2 || Alpha(paired) is null
            ? null
            // a sample in which all grades are equal has no disagreement
            : Bootstrap.Of(paired, sample => Alpha(sample) ?? 1);
    }

    private static double? Alpha(IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> groups)
    {
        var units = groups.SelectMany(group => group).ToList();
        var totals = units.SelectMany(unit => unit).CountBy(grade => grade).OrderBy(each => each.Key).ToList();
        var places = Places(totals);
        double Distance(int one, int other) => Math.Pow(places[one] - places[other], 2);
        double n = totals.Sum(each => each.Value);
        var observed = units.Sum(unit => unit.Sum(one => unit.Sum(other => Distance(one, other))) / (unit.Count - 1));
        var expected = totals.Sum(one => totals.Sum(other => (double)one.Value * other.Value * Distance(one.Key, other.Key)));
        return expected <= 0 ? null : 1 - ((n - 1) * observed / expected);
    }

    // The middle of each grade among all ratings in order: the difference of two is the number of ratings between them.
    private static Dictionary<int, double> Places(List<KeyValuePair<int, int>> totals)
    {
        var places = new Dictionary<int, double>();
        var below = 0.0;
        foreach (var (grade, count) in totals)
        {
            places[grade] = below + (count / 2.0);
            below += count;
        }

        return places;
    }
}
