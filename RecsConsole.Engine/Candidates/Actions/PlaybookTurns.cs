using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// What the playbooks of a case ask for now. Usually that is the next step of each. Where the state of the case does not allow that step:
/// while the case waits, a later word to somebody or call for more hands that the state allows, since neither builds on the answer; otherwise
/// the step that takes the case to a state in which it can be done.
/// </summary>
internal static class PlaybookTurns
{
    /// <summary>The turn of each playbook that applies, in key order.</summary>
    public static IEnumerable<PlaybookTurn> Of(CaseSnapshot snapshot)
    {
        if (snapshot.Shared.Catalog.Playbooks is not { Count: > 0 } playbooks)
        {
            yield break;
        }

        var index = SnapshotIndex.From(snapshot);
        var done = snapshot.History.Select(step => step.Activity).ToHashSet(StringComparer.Ordinal);
        foreach (var playbook in playbooks.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            if (playbook.TurnIn(snapshot.Case, done) is { } number && TurnOf(snapshot, index, playbook, number, done) is { } turn)
            {
                yield return turn;
            }
        }
    }

    private static PlaybookTurn? TurnOf(
        CaseSnapshot snapshot,
        SnapshotIndex index,
        PlaybookFacts playbook,
        int number,
        HashSet<string> done
    )
    {
        var (machine, state, next) = (index.Workflow.Machine, snapshot.Case.State, playbook.Steps[number - 1].Action);
        if (machine.IsAllowed(state, next))
        {
            return new(playbook, next, number);
        }

        if (index.Workflow.IsWaiting(state))
        {
            return Meanwhile(snapshot, index, playbook, done) is { } later ? new(playbook, playbook.Steps[later - 1].Action, later) : null;
        }

        return WayTo(index, state, next) is { } way ? new(playbook, way, number) { IsWay = true } : null;
    }

    // number of the first step that is of use while the case waits
    private static int? Meanwhile(CaseSnapshot snapshot, SnapshotIndex index, PlaybookFacts playbook, HashSet<string> done)
    {
        for (var i = 0; i < playbook.Steps.Count; i++)
        {
            var step = playbook.Steps[i];
            if (
                !done.Contains(step.Action)
                && WorkKinds.IsOfUseWhileWaiting(index.Catalog.Action(step.Action)?.Kind)
                && index.Workflow.Machine.Next(snapshot.Case.State, step.Action) is { } next
                && !index.Workflow.Machine.IsSolved(next)
                && step.When.All(condition => condition.Holds(snapshot.Case, done))
            )
            {
                return i + 1;
            }
        }

        return null;
    }

    // Where several steps lead there, a playbook does not say which: taking the case is no choice between them.
    private static string? WayTo(SnapshotIndex index, string state, string action)
    {
        var machine = index.Workflow.Machine;
        var ways = machine.AllowedActions(state).Where(way => machine.Next(state, way) is { } next && IsOpen(machine, next, action));
        var known = ways.Select(index.Catalog.Action)
            .OfType<ActionFacts>()
            .Where(way => !way.IsLogged && way.Risk == RiskLevel.Low)
            .ToList();
        var taking = known.Where(way => way.Kind is WorkKinds.Assign).ToList();
        var left = taking.Count > 0 ? taking : known;
        return left.Count == 1 ? left[0].Key : null;
    }

    private static bool IsOpen(StateMachine machine, string state, string action) =>
        machine.IsAllowed(state, action) && !machine.IsWaiting(state) && !machine.IsSolved(state) && !machine.IsTerminal(state);
}

/// <summary>What a playbook asks for now.</summary>
/// <param name="Number">Number of its step, counted from 1.</param>
internal readonly record struct PlaybookTurn(PlaybookFacts Playbook, string Action, int Number)
{
    /// <summary>The action is not that step, but takes the case to a state that allows it.</summary>
    public bool IsWay { get; init; }
}
