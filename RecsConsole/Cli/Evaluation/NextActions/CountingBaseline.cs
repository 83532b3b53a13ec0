using RecsConsole.Engine.NextStep;

namespace RecsConsole.Cli.Evaluation.NextActions;

/// <summary>
/// The simplest prediction: the most frequent successor of the last activities in the training cases, including the end (null); backs off
/// to one activity fewer when unseen. Ties go to the first in the file.
/// </summary>
internal sealed class CountingBaseline
{
    private readonly int _order;
    private readonly Dictionary<string, string?> _best;

    public CountingBaseline(IReadOnlyList<NextStepSequence> training, int order)
    {
        _order = order;
        var counts = new Dictionary<string, OrderedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var events in training.Select(each => each.Events))
        {
            for (var length = 1; length <= events.Count; length++)
            {
                Count(counts, events, length);
            }
        }

        _best = counts.ToDictionary(pair => pair.Key, pair => Activity(pair.Value.MaxBy(each => each.Value).Key), StringComparer.Ordinal);
    }

    /// <summary>The prediction after the first events of a case.</summary>
    public string? Next(IReadOnlyList<NextStepEvent> events, int length)
    {
        for (var order = Math.Min(_order, length); order > 0; order--)
        {
            if (_best.TryGetValue(Key(events, length, order), out var best))
            {
                return best;
            }
        }

        return _best.GetValueOrDefault("");
    }

    private void Count(Dictionary<string, OrderedDictionary<string, int>> counts, IReadOnlyList<NextStepEvent> events, int length)
    {
        var next = length < events.Count ? "+" + events[length].Activity : "";
        for (var order = 0; order <= Math.Min(_order, length); order++)
        {
            var key = Key(events, length, order);
            if (!counts.TryGetValue(key, out var followed))
            {
                counts.Add(key, followed = new(StringComparer.Ordinal));
            }

            followed[next] = followed.GetValueOrDefault(next) + 1;
        }
    }

    private static string? Activity(string counted) => counted.Length == 0 ? null : counted[1..];

    private static string Key(IReadOnlyList<NextStepEvent> events, int length, int order) =>
        string.Join('\n', Enumerable.Range(length - order, order).Select(at => events[at].Activity));
}
