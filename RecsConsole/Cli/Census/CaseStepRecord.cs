using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Cli.Census;

/// <summary>What the events of a case say about its actions, read independently of the recommender's own memory.</summary>
/// <param name="waiting">States in which a case waits for someone: the event that ends one is an answer.</param>
/// <param name="ends">States in which a case is closed or solved: after it leaves one, an action done earlier may be due again.</param>
internal sealed class CaseStepRecord(IReadOnlyList<CaseEventRow> events, IReadOnlySet<string> waiting, IReadOnlySet<string> ends)
{
    public static CaseStepRecord From(IReadOnlyList<CaseEventRow> events, WorkflowDefinition? workflow)
    {
        var machine = workflow is null ? null : new StateMachine(workflow);
        return new(
            events,
            KeysOf(workflow, state => state.Waiting),
            KeysOf(workflow, state => state.Terminal || machine!.IsSolved(state.Key))
        );
    }

    /// <summary>Whether the action was done on the case.</summary>
    public bool WasDone(string action) => LastOf(action) >= 0;

    /// <summary>The day (UTC) on which the action was last done on the case; null if it never was.</summary>
    public DateOnly? LastDone(string action) =>
        LastOf(action) is >= 0 and var last ? DateOnly.FromDateTime(events[last].At.UtcDateTime) : null;

    /// <summary>Whether the action was done on the case since it was last over.</summary>
    public bool WasDoneSinceItsEnd(string action) => WasDone(action) && !events.Skip(LastOf(action) + 1).Any(LeavesEndState);

    /// <summary>Whether the action changed the state and an event that nobody chose changed it back.</summary>
    public bool HasFailed(string action)
    {
        var last = LastOf(action);
        if (last < 0 || !ChangesState(events[last]))
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
