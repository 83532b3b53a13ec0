namespace RecsConsole.Cli.Backtest;

/// <summary>
/// The baseline without any text: the most frequent outcomes of earlier cases, within groups of equal fields, then overall.
/// </summary>
internal sealed class Popularity
{
    private const int Max = 10;
    private readonly Dictionary<string, Dictionary<string, int>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _all = new(StringComparer.Ordinal);

    public void Add(string group, string target)
    {
        Count(_all, target);
        if (!_groups.TryGetValue(group, out var counts))
        {
            counts = _groups[group] = new(StringComparer.Ordinal);
        }

        Count(counts, target);
    }

    public IReadOnlyList<string> Overall() => Best(_all);

    public IReadOnlyList<string> Within(string group) =>
        [.. Best(_groups.GetValueOrDefault(group) ?? []).Union(Best(_all), StringComparer.Ordinal).Take(Max)];

    private static void Count(Dictionary<string, int> counts, string target) => counts[target] = counts.GetValueOrDefault(target) + 1;

    private static List<string> Best(Dictionary<string, int> counts) =>
        [
            .. counts
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Take(Max)
                .Select(pair => pair.Key),
        ];
}
