namespace RecsConsole.Cli.Backtest;

/// <summary>
/// The simplest baseline for the next step: the most frequent successor of the last activities, with back-off to fewer of them when unseen.
/// </summary>
internal sealed class CountedSteps
{
    /// <summary>The maximum number of activities in a context.</summary>
    public const int Longest = 3;

    private const char Separator = '\u001f';

    private readonly Dictionary<string, Dictionary<string, int>> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _ranked = new(StringComparer.Ordinal);

    /// <summary>
    /// Counts the activities of some cases, each in chronological order; the first one opens the case and is not a next step.
    /// </summary>
    public CountedSteps(IEnumerable<IReadOnlyList<string>> cases)
    {
        foreach (var activities in cases)
        {
            for (var next = 1; next < activities.Count; next++)
            {
                for (var length = 0; length <= Math.Min(Longest, next); length++)
                {
                    Count(Key(activities, next, length), activities[next]);
                }
            }
        }
    }

    /// <summary>
    /// Next activities, most frequent first: after the given number of last activities, then after fewer. Ties are broken by name.
    /// </summary>
    public IReadOnlyList<string> After(IReadOnlyList<string> done, int length)
    {
        length = Math.Min(length, done.Count);
        while (length > 0 && !_counts.ContainsKey(Key(done, done.Count, length)))
        {
            length--;
        }

        var key = Key(done, done.Count, length);
        if (!_ranked.TryGetValue(key, out var ranked))
        {
            _ranked[key] = ranked = Rank(done, length);
        }

        return ranked;
    }

    private List<string> Rank(IReadOnlyList<string> done, int longest)
    {
        var ranked = new List<string>();
        for (var length = longest; length >= 0; length--)
        {
            if (_counts.TryGetValue(Key(done, done.Count, length), out var next))
            {
                ranked.AddRange(
                    next.Where(pair => !ranked.Contains(pair.Key, StringComparer.Ordinal))
                        .OrderByDescending(pair => pair.Value)
                        .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                        .Select(pair => pair.Key)
                        .ToList()
                );
            }
        }

        return ranked;
    }

    private void Count(string context, string next)
    {
        if (!_counts.TryGetValue(context, out var counts))
        {
            _counts[context] = counts = new(StringComparer.Ordinal);
        }

        counts[next] = counts.GetValueOrDefault(next) + 1;
    }

    private static string Key(IReadOnlyList<string> activities, int end, int length) =>
        string.Join(Separator, activities.Skip(end - length).Take(length));
}
