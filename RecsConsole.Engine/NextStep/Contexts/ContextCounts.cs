namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Everything that was counted: the base rate of each next step, the contexts, and recent contexts by day. The last step is the end.
/// </summary>
internal sealed class ContextCounts
{
    private readonly Dictionary<ulong, RecentSteps> _recent;

    public ContextCounts(
        ContextPlan plan,
        int[] totals,
        Dictionary<ulong, CountedContext> contexts,
        IEnumerable<KeyValuePair<ulong, IReadOnlyList<DayCount>>> recent
    )
    {
        (Plan, Totals, Contexts) = (plan, totals, contexts);
        int[] halfLives = [.. plan.Opinions.Select(opinion => opinion.HalfLifeDays).Where(days => days > 0).Distinct()];
        _recent = recent.ToDictionary(pair => pair.Key, pair => new RecentSteps(pair.Value, halfLives));
        // as if each different step, plus an unseen one, had been seen about once: something new is never impossible
        double prior = totals.Count(total => total > 0) + 1;
        var sum = totals.Sum(total => (double)total) + prior;
        Base = [.. totals.Select(total => (total + (prior / (totals.Length + 1))) / sum)];
    }

    public ContextPlan Plan { get; }

    /// <summary>How often each step occurred as a next step.</summary>
    public IReadOnlyList<int> Totals { get; }

    /// <summary>The base rate of each step, never 0.</summary>
    public IReadOnlyList<double> Base { get; }

    public IReadOnlyDictionary<ulong, CountedContext> Contexts { get; }

    public IReadOnlyDictionary<ulong, RecentSteps> Recent => _recent;

    public CountedContext? Find(ulong context) => Contexts.GetValueOrDefault(context);
}
