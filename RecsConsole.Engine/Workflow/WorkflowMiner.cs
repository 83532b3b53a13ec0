namespace RecsConsole.Engine.Workflow;

/// <summary>
/// Mines the workflow from a log: a state per activity, a transition wherever one activity ever followed another. Rare transitions are not
/// forbidden, and a state in which cases end keeps its exits: cases are reopened, and some continue after they were closed.
/// </summary>
public static class WorkflowMiner
{
    /// <summary>
    /// After an activity that ends cases, another one ends them too if at least one of this many of its occurrences is the last of such a
    /// case.
    /// </summary>
    public const int AfterwardsShare = 4;

    /// <summary>An activity ends cases only if it is the last of at least one case in this many.</summary>
    private const int EndShare = 100;

    private static readonly string[] WaitingWords = ["await", "wait", "pending"];

    /// <summary>Mines the activities of each case, in chronological order; a case has at least one.</summary>
    public static MinedWorkflow Mine(string key, int version, IReadOnlyCollection<IReadOnlyList<string>> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return Mine(key, version, cases, Endings(cases));
    }

    /// <summary>The same when the activities that end some of the cases are given, not inferred.</summary>
    /// <param name="logged">The remaining cases, whose ends are inferred.</param>
    /// <param name="told">The activities that end the other cases.</param>
    public static MinedWorkflow Mine(
        string key,
        int version,
        IReadOnlyCollection<IReadOnlyList<string>> cases,
        IReadOnlyCollection<IReadOnlyList<string>> logged,
        IReadOnlySet<string> told
    )
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(logged);
        ArgumentNullException.ThrowIfNull(told);
        var endings = Endings(logged);
        var ends = told.Intersect(cases.SelectMany(activities => activities), StringComparer.Ordinal).ToList();
        endings.UnionWith(ends);
        var mined = Mine(key, version, cases, endings);
        return mined with { Definition = WithAssumedExits(mined.Definition, endings, ends) };
    }

    // A list shows open cases only in their current state and never leaving it: that does not mean that nothing can be done there.
    private static WorkflowDefinition WithAssumedExits(WorkflowDefinition definition, HashSet<string> endings, List<string> ends)
    {
        var from = definition.Transitions.ToLookup(step => step.From, step => step.To, StringComparer.Ordinal);
        var before = definition.Transitions.ToLookup(step => step.To, step => step.From, StringComparer.Ordinal);
        var ways = definition
            .States.Select(state => state.Key)
            .Where(state => !endings.Contains(state) && !from.Contains(state) && before.Contains(state))
            .SelectMany(state =>
                before[state]
                    .SelectMany(earlier => from[earlier])
                    .Concat(ends)
                    .Where(next => !string.Equals(next, state, StringComparison.Ordinal))
                    .Distinct(StringComparer.Ordinal)
                    .Select(next => new WorkflowTransition(state, next, next))
            );
        return definition with
        {
            Transitions =
            [
                .. definition
                    .Transitions.Concat(ways)
                    .OrderBy(step => step.From, StringComparer.Ordinal)
                    .ThenBy(step => step.To, StringComparer.Ordinal),
            ],
        };
    }

    private static MinedWorkflow Mine(string key, int version, IReadOnlyCollection<IReadOnlyList<string>> cases, HashSet<string> endings)
    {
        var activities = cases.SelectMany(activities => activities).ToHashSet(StringComparer.Ordinal);
        var initial = "start";
        while (activities.Contains(initial))
        {
            initial = $"({initial})";
        }

        var definition = new WorkflowDefinition(
            key,
            version,
            initial,
            States(activities, endings, initial),
            Transitions(Follows(cases, initial))
        );
        return new MinedWorkflow(definition, endings);
    }

    private static List<WorkflowState> States(HashSet<string> activities, HashSet<string> endings, string initial) =>
        [
            new(initial, Terminal: false, Waiting: false),
            .. activities.Order(StringComparer.Ordinal).Select(each => new WorkflowState(each, endings.Contains(each), IsWaiting(each))),
        ];

    private static List<WorkflowTransition> Transitions(Dictionary<(string From, string To), int> follows) =>
        [
            .. follows
                .OrderBy(each => each.Key.From, StringComparer.Ordinal)
                .ThenBy(each => each.Key.To, StringComparer.Ordinal)
                .Select(each => new WorkflowTransition(each.Key.From, each.Key.To, each.Key.To, each.Value)),
        ];

    // By occurrence: an activity that most cases contain repeatedly, and finally end with, is not an end each time it occurs.
    private static HashSet<string> Endings(IReadOnlyCollection<IReadOnlyList<string>> cases)
    {
        var occurred = Count(cases.SelectMany(each => each));
        var last = Count(cases.Select(each => each[^1]));
        var minimum = LeastEndings(cases.Count);
        var candidates = last.Where(each => each.Value >= minimum)
            .OrderByDescending(each => (double)each.Value / occurred[each.Key])
            .ThenBy(each => each.Key, StringComparer.Ordinal)
            .ToList();
        var endings = new HashSet<string>(StringComparer.Ordinal);
        var ended = 0;
        foreach (var (activity, times) in candidates)
        {
            // when no activity is usually the last one, take the most final ones until half of the cases have ended
            if (times * 2 > occurred[activity] || ended * 2 < cases.Count)
            {
                endings.Add(activity);
                ended += times;
            }
        }

        // Closing is often followed by paperwork: after an ending activity, a lower share is enough to count as an end.
        var afterwards = Count(cases.Where(each => each.SkipLast(1).Any(endings.Contains)).Select(each => each[^1]));
        endings.UnionWith(
            afterwards.Where(each => each.Value >= minimum && each.Value * AfterwardsShare >= occurred[each.Key]).Select(each => each.Key)
        );
        return endings;
    }

    private static int LeastEndings(int cases) => Math.Max(1, cases / EndShare);

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

    private static bool IsWaiting(string activity) =>
        WaitingWords.Any(word => activity.StartsWith(word, StringComparison.OrdinalIgnoreCase));
}
