namespace RecsConsole.Cli.Backtest;

/// <summary>
/// Counts within fields with a half-life of 45 days. Each level is smoothed with the level that has one field fewer, which counts as a
/// fixed number of cases, down to all cases: the strongest counting baseline without learned weights.
/// </summary>
internal sealed class FadingCounts
{
    private const int Max = 10;
    private const double HalfLifeDays = 45;
    private const double SmoothingWeight = 1;

    private readonly Dictionary<string, Dictionary<string, Fading>> _levels = new(StringComparer.Ordinal);

    public void Add(IReadOnlyList<string> group, string target, DateTimeOffset at)
    {
        for (var length = 0; length <= group.Count; length++)
        {
            var key = KeyOf(group, length);
            if (!_levels.TryGetValue(key, out var counts))
            {
                _levels.Add(key, counts = new(StringComparer.Ordinal));
            }

            counts[target] = new((counts.TryGetValue(target, out var known) ? known.At(at) : 0) + 1, at);
        }
    }

    public IReadOnlyList<string> Ranked(IReadOnlyList<string> group, DateTimeOffset at)
    {
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var length = 0; length <= group.Count; length++)
        {
            if (!_levels.TryGetValue(KeyOf(group, length), out var counts))
            {
                break;
            }

            var sum = counts.Values.Sum(each => each.At(at)) + SmoothingWeight;
            foreach (var target in shares.Keys.ToList())
            {
                shares[target] *= SmoothingWeight / sum;
            }

            foreach (var (target, count) in counts)
            {
                shares[target] = shares.GetValueOrDefault(target) + (count.At(at) / sum);
            }
        }

        return
        [
            .. shares
                .OrderByDescending(each => each.Value)
                .ThenBy(each => each.Key, StringComparer.Ordinal)
                .Take(Max)
                .Select(each => each.Key),
        ];
    }

    private static string KeyOf(IReadOnlyList<string> group, int length) => length + "\u001e" + string.Join('\u001f', group.Take(length));

    private readonly record struct Fading(double Count, DateTimeOffset Last)
    {
        public double At(DateTimeOffset at) => Count * Math.Pow(2, -(at - Last).TotalDays / HalfLifeDays);
    }
}
