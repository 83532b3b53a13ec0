using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.Undo;

/// <summary>
/// Undoes the latest step of a case, moments after it was taken by mistake: the case returns to its previous state, and the step's event
/// stays in the history under another kind, so that nothing counts it as done.
/// </summary>
public static class TakenBackStep
{
    /// <summary>Whether nothing has happened on the case since the step, and the step is recent enough.</summary>
    public static bool IsPossible(CaseRow row, CaseEventRow step, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Kind is CaseEventKind.Action && IsLatest(row, step, now);
    }

    /// <summary>Whether the event is the latest of the case, led to its current state, and is recent enough.</summary>
    public static bool IsLatest(CaseRow row, CaseEventRow step, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(step);
        return step.FromState is not null
            && step.Ordinal == row.EventCount
            && string.Equals(step.ToState, row.Status, StringComparison.Ordinal)
            && now - step.At <= UndoWindow.Accepted;
    }

    /// <summary>Restores the previous state; the caller saves it in its transaction.</summary>
    /// <param name="earlier">The previous steps, oldest first.</param>
    public static void Apply(
        ConsoleDbContext db,
        CaseRow row,
        CaseEventRow step,
        IEnumerable<CourseStep> earlier,
        StateMachine machine,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(machine);
        step.Kind = CaseEventKind.TakenBack;
        row.Status = step.FromState!;
        row.Revision++;
        ClockChange.TakeBack(row, CaseEvents.AttributesOf(step));
        RestoreSolution(row, step, CaseOutcome.From(earlier, machine), machine);
        CaseClosure.FollowState(db, row, machine, now);
    }

    private static void RestoreSolution(CaseRow row, CaseEventRow step, CaseOutcome before, StateMachine machine)
    {
        var solution = before.Solutions.LastOrDefault(each => each.ReopenedAt is null);
        var wasSolved = solution is not null && (machine.IsSolved(row.Status) || machine.IsTerminal(row.Status));
        if (!wasSolved && row.ResolvedAt == step.At)
        {
            CaseClosure.ClearSolution(row);
        }
        else if (wasSolved && row.ResolvedAt is null)
        {
            (row.ResolvedAt, row.ResolvedById, row.Resolution) = (solution!.At, solution.PersonId, solution.Activity);
            row.SlaMet = row.SlaDeadline is { } deadline ? solution.At <= deadline : null;
            row.Reopened = before.Solutions.Any(each => each.ReopenedAt is not null);
        }
    }
}
