using System.Globalization;

namespace RecsConsole.Engine.Workflow;

/// <summary>
/// Finds the workflow in a log: a state per activity, a transition wherever one activity follows another often enough. Rare transitions are
/// left out, because a recommendation must not rest on a mistake; yet every state keeps its most frequent outgoing transition and one
/// incoming one.
/// </summary>
public static class WorkflowMiner
{
    /// <summary>A transition needs this share of what follows its state, per mille.</summary>
    public const int TransitionShare = 5;

    /// <summary>
    /// After an activity that ends cases, another one ends them too if it is the last in one of this many cases it occurs in.
    /// </summary>
    public const int AfterwardsShare = 4;

    private static readonly string[] WaitingWords = ["await", "wait", "pending"];

    /// <summary>Mines the activities of each case, given in the order in which they happened; a case has at least one.</summary>
    public static MinedWorkflow Mine(string key, int version, IReadOnlyCollection<IReadOnlyList<string>> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var activities = cases.SelectMany(activities => activities).ToHashSet(StringComparer.Ordinal);
        var initial = "start";
        while (activities.Contains(initial))
        {
            initial = $"({initial})";
        }

        var endings = Endings(cases);
        var follows = Follows(cases, initial);
        var minimum = MinimumCount(cases.Count, 3);
        var transitions = Frequent(follows, endings, minimum);
        Connect(transitions, follows, endings, initial);
        var definition = new WorkflowDefinition(
            key,
            version,
            initial,
            States(activities, endings, initial),
            Transitions(transitions, follows)
        );
        return new MinedWorkflow(definition, endings, Origin(cases, minimum));
    }

    private static List<WorkflowState> States(HashSet<string> activities, HashSet<string> endings, string initial) =>
        [
            new(initial, Terminal: false, Waiting: false),
            .. activities.Order(StringComparer.Ordinal).Select(each => new WorkflowState(each, endings.Contains(each), IsWaiting(each))),
        ];

    private static List<WorkflowTransition> Transitions(
        HashSet<(string From, string To)> kept,
        Dictionary<(string From, string To), int> follows
    ) =>
        [
            .. kept.OrderBy(each => each.From, StringComparer.Ordinal)
                .ThenBy(each => each.To, StringComparer.Ordinal)
                .Select(each => new WorkflowTransition(each.From, each.To, each.To, follows[each])),
        ];

    // A log of some hundred cases can require a third occurrence; a small one cannot.
    private static int MinimumCount(int cases, int atMost) => Math.Clamp(cases / 100, 1, atMost);

    // Closing is often followed by paperwork: after an ending activity, a lower share is enough to count as an end.
    private static HashSet<string> Endings(IReadOnlyCollection<IReadOnlyList<string>> cases)
    {
        var seen = Count(cases.SelectMany(each => each.Distinct(StringComparer.Ordinal)));
        var last = Count(cases.Select(each => each[^1]));
        var minimum = MinimumCount(cases.Count, int.MaxValue);
        var endings = last.Where(each => each.Value >= minimum && each.Value * 2 > seen[each.Key])
            .Select(each => each.Key)
            .ToHashSet(StringComparer.Ordinal);
        var afterwards = Count(cases.Where(each => each.SkipLast(1).Any(endings.Contains)).Select(each => each[^1]));
        endings.UnionWith(
            afterwards.Where(each => each.Value >= minimum && each.Value * AfterwardsShare >= seen[each.Key]).Select(each => each.Key)
        );
        return endings;
    }

    private static Dictionary<string, int> Count(IEnumerable<string> activities) =>
        activities.CountBy(activity => activity, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<(string From, string To), int> Follows(IReadOnlyCollection<IReadOnlyList<string>> cases, string initial)
    {
        Dictionary<(string From, string To), int> follows = [];
        foreach (var activities in cases)
        {
            var from = initial;
            foreach (var to in activities)
            {
                follows[(from, to)] = follows.GetValueOrDefault((from, to)) + 1;
                from = to;
            }
        }

        return follows;
    }

    private static HashSet<(string From, string To)> Frequent(
        Dictionary<(string From, string To), int> follows,
        HashSet<string> endings,
        int minimum
    )
    {
        HashSet<(string From, string To)> kept = [];
        foreach (
            var exits in follows.Where(each => !endings.Contains(each.Key.From)).GroupBy(each => each.Key.From, StringComparer.Ordinal)
        )
        {
            var total = exits.Sum(each => (long)each.Value);
            var strongest = exits.OrderByDescending(each => each.Value).ThenBy(each => each.Key.To, StringComparer.Ordinal).First();
            kept.Add(strongest.Key);
            kept.UnionWith(
                exits.Where(each => each.Value >= minimum && each.Value * 1000L >= total * TransitionShare).Select(each => each.Key)
            );
        }

        return kept;
    }

    // A rare activity is in some case's history, so its state must be there; the strongest way in from what is reached is kept for it.
    private static void Connect(
        HashSet<(string From, string To)> kept,
        Dictionary<(string From, string To), int> follows,
        HashSet<string> endings,
        string initial
    )
    {
        var candidates = follows
            .Where(each => !endings.Contains(each.Key.From))
            .OrderByDescending(each => each.Value)
            .ThenBy(each => each.Key.From, StringComparer.Ordinal)
            .ThenBy(each => each.Key.To, StringComparer.Ordinal)
            .Select(each => each.Key)
            .ToList();
        HashSet<string> reached = new(StringComparer.Ordinal) { initial };
        while (true)
        {
            var next = candidates.FindIndex(each => kept.Contains(each) && reached.Contains(each.From) && !reached.Contains(each.To));
            if (next < 0)
            {
                next = candidates.FindIndex(each => reached.Contains(each.From) && !reached.Contains(each.To));
            }

            if (next < 0)
            {
                return; // the remaining activities follow only on endings, as in a reopened case
            }

            kept.Add(candidates[next]);
            reached.Add(candidates[next].To);
        }
    }

    private static bool IsWaiting(string activity) =>
        WaitingWords.Any(word => activity.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static string Origin(IReadOnlyCollection<IReadOnlyList<string>> cases, int minimum) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Mined from {cases.Count} cases with {cases.Sum(each => (long)each.Count)} events. A transition occurred at least {minimum} times and is at least {TransitionShare / 10.0:0.0} % of what follows its state, or is the most frequent one. An activity ends cases if more than half of those with it, or 1 in {AfterwardsShare} where one had ended before, and at least {MinimumCount(cases.Count, int.MaxValue)}, ended with it."
        );
}
