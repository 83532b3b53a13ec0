using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Eligibility;

/// <summary>
/// Steps of which only one can be done, because each decides the case: it works on the problem, closes or solves the case, and moves it on.
/// Asking, handing on and escalating decide nothing.
/// </summary>
public static class OppositeSteps
{
    /// <summary>
    /// The actions waiting for a second person that the action would forestall, in their order; none in decisions from before this was
    /// checked.
    /// </summary>
    public static IReadOnlyList<string> WaitingAgainst(CaseFacts facts, SnapshotIndex index, string action)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(index);
        return facts.HoldsOpposites is true
            ? WaitingAgainst(index.Workflow.Machine, facts.State, facts.OpenApprovalActions, action, key => index.Catalog.Action(key)?.Kind)
            : [];
    }

    /// <summary>Whether taking the action decides the case, so that no other such step is left to take.</summary>
    public static bool Decides(CaseFacts facts, SnapshotIndex index, string action)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(index);
        return Decides(index.Workflow.Machine, facts.State, action, key => index.Catalog.Action(key)?.Kind);
    }

    /// <summary>The same for a case as it is now.</summary>
    /// <param name="waiting">Actions that wait for a second person's approval on the case.</param>
    /// <param name="kindOf">The kind of an action; null for an unknown one.</param>
    public static IReadOnlyList<string> WaitingAgainst(
        StateMachine machine,
        string state,
        IReadOnlyList<string> waiting,
        string action,
        Func<string, string?> kindOf
    )
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentNullException.ThrowIfNull(kindOf);
        return waiting.Count > 0 && Decides(machine, state, action, kindOf)
            ? [.. waiting.Where(other => !string.Equals(other, action, StringComparison.Ordinal) && Decides(machine, state, other, kindOf))]
            : [];
    }

    private static bool Decides(StateMachine machine, string state, string action, Func<string, string?> kindOf) =>
        machine.Next(state, action) is { } next
        && !string.Equals(next, state, StringComparison.Ordinal)
        && !machine.IsWaiting(next)
        && (machine.IsSolved(next) || machine.IsTerminal(next) || IsDecision(kindOf(action)));

    // of an imported log's activities only the states say what they decide
    private static bool IsDecision(string? kind) =>
        kind is not (null or ActionFacts.LoggedKind) && (kind is WorkKinds.Close || WorkKinds.MaySolve(kind));
}
