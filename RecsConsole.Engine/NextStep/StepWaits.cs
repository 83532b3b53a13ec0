namespace RecsConsole.Engine.NextStep;

/// <summary>
/// How long it takes from one activity to the next, in whole seconds of the clock on the wall: for each pair of activities that follow each
/// other often enough, the times within which half, three quarters and nine tenths of the next ones came.
/// </summary>
internal sealed class StepWaits
{
    // fewer steps say nothing about what is usual
    private const int Fewest = 20;

    private readonly SortedDictionary<(int Last, int Next), StepWait> _waits;

    private StepWaits(SortedDictionary<(int Last, int Next), StepWait> waits) => _waits = waits;

    /// <summary>Rows of last activity, next activity, and the three times.</summary>
    public IEnumerable<IReadOnlyList<long>> Rows =>
        _waits.Select(IReadOnlyList<long> (each) => [each.Key.Last, each.Key.Next, each.Value.Median, each.Value.Usual, each.Value.Late]);

    /// <summary>Counts the times between the events of all cases; activities outside the vocabulary do not count.</summary>
    public static StepWaits Of(IReadOnlyList<NextStepSequence> sequences, IReadOnlyDictionary<string, int> activities)
    {
        var times = new Dictionary<(int Last, int Next), List<long>>();
        foreach (var (events, _) in sequences)
        {
            for (var i = 1; i < events.Count; i++)
            {
                var (before, after) = (events[i - 1], events[i]);
                if (activities.TryGetValue(before.Activity, out var last) && activities.TryGetValue(after.Activity, out var next))
                {
                    if (!times.TryGetValue((last, next), out var found))
                    {
                        times.Add((last, next), found = []);
                    }

                    found.Add(Math.Max(0, (after.At.UtcTicks - before.At.UtcTicks) / TimeSpan.TicksPerSecond));
                }
            }
        }

        var waits = times.Where(each => each.Value.Count >= Fewest).ToDictionary(each => each.Key, each => WaitOf(each.Value));
        return new(new SortedDictionary<(int Last, int Next), StepWait>(waits));
    }

    /// <summary>Reads the rows of a stored model.</summary>
    public static StepWaits From(IReadOnlyList<IReadOnlyList<long>> rows)
    {
        var waits = new SortedDictionary<(int Last, int Next), StepWait>();
        foreach (var row in rows)
        {
            waits.Add((checked((int)row[0]), checked((int)row[1])), new(row[2], row[3], row[4]));
        }

        return new(waits);
    }

    /// <summary>How long the next activity usually takes after the last one; null when the two seldom follow each other.</summary>
    public StepWait? Between(int last, int next) => _waits.TryGetValue((last, next), out var wait) ? wait : null;

    private static StepWait WaitOf(List<long> seconds)
    {
        seconds.Sort();
        return new(Within(seconds, 50), Within(seconds, 75), Within(seconds, 90));
    }

    // nearest rank: the least time within which this percentage of them came
    private static long Within(List<long> sorted, int percent) => sorted[(((sorted.Count * percent) + 99) / 100) - 1];
}
