using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Cli.Census;

/// <summary>What the events of a case say about its actions, read independently of the recommender's own memory.</summary>
/// <param name="waiting">States in which a case waits for someone: the event that ends one is an answer.</param>
/// <param name="ends">States in which a case is closed or solved: after it leaves one, an action done earlier may be due again.</param>
internal sealed class CaseStepRecord(IReadOnlyList<CaseEventRow> events, IReadOnlySet<string> waiting, IReadOnlySet<string> ends)
{
    // in a log, at most one step in this many is an exception
    private const int SeldomOneIn = 5;

    // fewer steps of a log prove nothing about where they usually lead
    private const int FewestSteps = 20;

    /// <summary>
    /// States of a log in which nearly all cases are over. There everything is somebody's activity, so going on from such a state is all
    /// that shows that what was done before did not hold. None for drawn workflows.
    /// </summary>
    public IReadOnlySet<string> LastingEnds { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>States of a log from which nearly all cases go to an end at once; none for drawn workflows.</summary>
    public IReadOnlySet<string> NearEnds { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What the customer wrote of the steps.</summary>
    public CustomerWords Words { get; init; } = CustomerWords.None;

    /// <summary>The case is of a log, in which people repeat activities.</summary>
    public bool IsOfLog => LastingEnds.Count + NearEnds.Count > 0;

    /// <summary>The last two actions of the case, the older one first; null when there are fewer.</summary>
    public LastTwo? LastTwo =>
        events.Where(row => row.Kind is CaseEventKind.Action).TakeLast(2).ToList() is [var lastButOne, var last]
            ? new LastTwo(lastButOne.Activity, last.Activity)
            : null;

    public static CaseStepRecord From(IReadOnlyList<CaseEventRow> events, WorkflowDefinition? workflow, CustomerWords? words = null)
    {
        var machine = workflow is null ? null : new StateMachine(workflow);
        var ends = KeysOf(workflow, state => state.Terminal || machine!.IsSolved(state.Key));
        return new(events, KeysOf(workflow, state => state.Waiting), ends)
        {
            Words = words ?? CustomerWords.None,
            LastingEnds = KeysOf(workflow, state => ends.Contains(state.Key) && IsLasting(state.Key, workflow!.Transitions, ends)),
            NearEnds = KeysOf(
                workflow,
                state => !ends.Contains(state.Key) && !state.Waiting && IsNear(state.Key, workflow!.Transitions, ends)
            ),
        };
    }

    /// <summary>Whether the action was done on the case.</summary>
    public bool WasDone(string action) => LastOf(action) >= 0;

    /// <summary>The day (UTC) on which the action was last done on the case; null if it never was.</summary>
    public DateOnly? LastDone(string action) =>
        LastOf(action) is >= 0 and var last ? DateOnly.FromDateTime(events[last].At.UtcDateTime) : null;

    /// <summary>Whether the action was done on the case since it was last over.</summary>
    public bool WasDoneSinceItsEnd(string action) => WasDone(action) && !events.Skip(LastOf(action) + 1).Any(LeavesEndState);

    /// <summary>
    /// Whether the action changed the state and an event that nobody chose changed it back, or the customer wrote that it did not help; on
    /// a log, whether it ended the case, or was the last work before that, and the case went on, or whether it nearly always leads to the end
    /// and the case went back instead.
    /// </summary>
    public bool HasFailed(string action)
    {
        var last = LastOf(action);
        return last >= 0 && (WasTakenBack(last) || WasReopened(last) || WentBack(last) || Words.Refuse(events, last));
    }

    private bool WasTakenBack(int last)
    {
        if (!ChangesState(events[last]))
        {
            return false;
        }

        var left = Enumerable
            .Range(last + 1, events.Count - last - 1)
            .Select(i => events[i])
            .FirstOrDefault(each => ChangesState(each) && Is(each.FromState, events[last].ToState));
        return left is { Kind: not CaseEventKind.Action }
            && !waiting.Contains(left.FromState!)
            && events.Take(last + 1).Any(each => Is(each.FromState, left.ToState));
    }

    // between the activity and the next reopening there is nothing but steps into an end, into waiting, and the end itself
    private bool WasReopened(int last)
    {
        var reopening = Enumerable.Range(last + 1, events.Count - last - 1).FirstOrDefault(i => IsReopening(events[i]), -1);
        if (reopening < 0)
        {
            return false;
        }

        var between = events.Skip(last + 1).Take(reopening - last - 1).Where(row => row.Kind is CaseEventKind.Action).ToList();
        return between.TrueForAll(row => row.ToState is { } to && (ends.Contains(to) || waiting.Contains(to)))
            && events[last].ToState is { } entered
            && !waiting.Contains(entered)
            && (!ends.Contains(entered) || between.TrueForAll(row => Is(row.ToState, entered)));
    }

    private bool WentBack(int last) =>
        ChangesState(events[last])
        && NearEnds.Contains(events[last].ToState!)
        && events.Skip(last + 1).FirstOrDefault(ChangesState) is { Kind: CaseEventKind.Action } next
        && Is(next.ToState, events[last].FromState);

    private bool IsReopening(CaseEventRow row) =>
        row is { FromState: { } from, ToState: { } to } && LastingEnds.Contains(from) && !ends.Contains(to);

    private static bool IsLasting(string state, IEnumerable<WorkflowTransition> transitions, HashSet<string> ends)
    {
        var moves = transitions.Where(each => !Is(each.From, each.To)).ToList();
        var reached = moves.Where(each => Is(each.To, state)).Sum(each => (long)each.ObservedCount);
        var left = moves.Where(each => Is(each.From, state) && !ends.Contains(each.To)).Sum(each => (long)each.ObservedCount);
        return reached > 0 && left * SeldomOneIn <= reached;
    }

    private static bool IsNear(string state, IEnumerable<WorkflowTransition> transitions, HashSet<string> ends)
    {
        var moves = transitions.Where(each => Is(each.From, state) && !Is(each.To, state)).ToList();
        var left = moves.Sum(each => (long)each.ObservedCount);
        var elsewhere = moves.Where(each => !ends.Contains(each.To)).Sum(each => (long)each.ObservedCount);
        return left >= FewestSteps && elsewhere * SeldomOneIn <= left;
    }

    private bool LeavesEndState(CaseEventRow row) =>
        row is { FromState: { } from, ToState: { } to } && ends.Contains(from) && !ends.Contains(to);

    private static HashSet<string> KeysOf(WorkflowDefinition? workflow, Func<WorkflowState, bool> which) =>
        (workflow?.States ?? []).Where(which).Select(state => state.Key).ToHashSet(StringComparer.Ordinal);

    private int LastOf(string action)
    {
        for (var i = events.Count - 1; i >= 0; i--)
        {
            if (events[i].Kind is CaseEventKind.Action && Is(events[i].Activity, action))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool ChangesState(CaseEventRow row) => row.ToState is { } to && row.FromState is { } from && !Is(from, to);

    private static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
