namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// The lowest score worth showing: the threshold with the best F1 over the items shown in all lists (Z. C. Lipton, C. Elkan and B.
/// Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", ECML 2014). A list may end up empty.
/// </summary>
public static class LeastScore
{
    /// <summary>
    /// The highest threshold that keeps at least a share of the used items among the first places of their lists; null when fewer than a
    /// number of them were used.
    /// </summary>
    /// <param name="kept">The share to keep, above 0 and at most 1.</param>
    /// <param name="fewest">At least 1.</param>
    public static double? Keeping(IEnumerable<IReadOnlyList<ScoredUse>> lists, int places, double kept, int fewest)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var used = lists
            .SelectMany(list => list.OrderByDescending(each => each.Score).Take(places))
            .Where(each => each.WasUsed)
            .Select(each => each.Score)
            .Order()
            .ToList();
        return used.Count < fewest ? null : used[used.Count - (int)Math.Ceiling(used.Count * kept)];
    }

    /// <summary>The threshold, the lowest on a tie; null when nothing was used.</summary>
    /// <param name="lists">For each list, the score of each item and whether it was used, in any order.</param>
    /// <param name="places">Maximum number of items that a list shows.</param>
    public static double? Of(IEnumerable<IReadOnlyList<ScoredUse>> lists, int places)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var (shown, used) = (new List<ScoredUse>(), 0);
        foreach (var list in lists)
        {
            used += list.Count(each => each.WasUsed);
            shown.AddRange(list.OrderByDescending(each => each.Score).Take(places));
        }

        shown.Sort((one, other) => other.Score.CompareTo(one.Score));
        double? best = null;
        var (bestF1, hits) = (0.0, 0);
        for (var i = 0; i < shown.Count; i++)
        {
            hits += shown[i].WasUsed ? 1 : 0;
            if (i + 1 < shown.Count && shown[i + 1].Score >= shown[i].Score)
            {
                continue; // a threshold cannot separate equal scores
            }

            var f1 = 2.0 * hits / (i + 1 + used);
            if (hits > 0 && f1 >= bestF1)
            {
                (best, bestF1) = (shown[i].Score, f1);
            }
        }

        return best;
    }
}

/// <summary>The score of an item and whether somebody used it.</summary>
public readonly record struct ScoredUse(double Score, bool WasUsed);
