using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework;

/// <summary>
/// When a case was solved, ended and reopened, read from its history. The case's row has only the current state; the history also gives the
/// state at an earlier time.
/// </summary>
/// <param name="Solutions">Each time the case was solved, oldest first.</param>
public sealed record CaseOutcome(IReadOnlyList<CaseSolution> Solutions)
{
    /// <summary>Each time the case ended without a solution, such as by a rejection, oldest first.</summary>
    public IReadOnlyList<UnsolvedEnd> Unsolved { get; private init; } = [];

    /// <summary>Reads the outcome from the steps, oldest first.</summary>
    public static CaseOutcome From(IEnumerable<CourseStep> steps, StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(machine);
        var solutions = new List<CaseSolution>();
        var isSolved = false;
        List<CourseStep> course = [.. steps];
        foreach (var step in course)
        {
            if (step.ToState is not { } state)
            {
                continue;
            }

            var isEnd = machine.IsTerminal(state);
            if (machine.IsSolved(state) && !isSolved)
            {
                solutions.Add(new(step.At, step.PersonId, step.Activity));
                isSolved = true;
            }

            if (isSolved && isEnd && solutions[^1].EndedAt is null)
            {
                solutions[^1] = solutions[^1] with { EndedAt = step.At };
            }
            else if (isSolved && !isEnd && !machine.IsSolved(state))
            {
                solutions[^1] = solutions[^1] with { ReopenedAt = step.At };
                isSolved = false;
            }
        }

        return new(solutions) { Unsolved = UnsolvedIn(course, machine) };
    }

    private static List<UnsolvedEnd> UnsolvedIn(List<CourseStep> course, StateMachine machine)
    {
        var ends = new List<UnsolvedEnd>();
        var (isSolved, hasEnded) = (false, false);
        foreach (var step in course)
        {
            if (step.ToState is not { } state)
            {
                continue;
            }

            isSolved = machine.IsSolved(state) || (isSolved && machine.IsTerminal(state));
            var isUnsolved = !isSolved && machine.IsTerminal(state);
            if (isUnsolved && !hasEnded)
            {
                ends.Add(new(step.At));
            }
            else if (!isUnsolved && hasEnded)
            {
                ends[^1] = ends[^1] with { ReopenedAt = step.At };
            }

            hasEnded = isUnsolved;
        }

        return ends;
    }

    /// <summary>Reads the outcome from the events of a case, oldest first. A step that was undone at once solved nothing.</summary>
    public static CaseOutcome FromEvents(IEnumerable<CaseEventRow> events, StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(events);
        return From(events.Where(Counts).Select(CourseStep.From), machine);
    }

    /// <summary>Whether an event may have changed the state of its case for longer than a moment.</summary>
    public static bool Counts(CaseEventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.ToState is not null && row.Kind is not CaseEventKind.TakenBack;
    }

    /// <summary>The outcome as known at an instant.</summary>
    public CaseOutcome AsOf(DateTimeOffset instant) =>
        new([
            .. Solutions
                .Where(each => each.At <= instant)
                .Select(each =>
                    each with
                    {
                        EndedAt = each.EndedAt <= instant ? each.EndedAt : null,
                        ReopenedAt = each.ReopenedAt <= instant ? each.ReopenedAt : null,
                    }
                ),
        ]);

    /// <summary>When the case had ended without a solution, at an instant; null when it had not.</summary>
    public DateTimeOffset? UnsolvedBy(DateTimeOffset instant) =>
        Unsolved.LastOrDefault(each => each.At <= instant) is { } end && !(end.ReopenedAt <= instant) ? end.At : null;

    /// <summary>The solution that a step at an instant led to or was part of.</summary>
    public CaseSolution? Of(DateTimeOffset instant) =>
        Solutions.LastOrDefault(each => each.At <= instant && !(each.ReopenedAt <= instant)) ?? From(instant);

    /// <summary>The first solution at or after a time; null when there is none.</summary>
    public CaseSolution? From(DateTimeOffset instant) => Solutions.FirstOrDefault(solution => solution.At >= instant);
}

/// <summary>One end of a case without a solution.</summary>
public sealed record UnsolvedEnd(DateTimeOffset At)
{
    /// <summary>When the case was reopened.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }
}

/// <summary>One solution of a case.</summary>
/// <param name="Activity">The activity that solved the case.</param>
public sealed record CaseSolution(DateTimeOffset At, Guid? PersonId, string Activity)
{
    /// <summary>When the case then reached the end of its workflow.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the case was reopened.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>
    /// How the case ended, judged from an instant before this solution. A deadline that had already passed says nothing about the steps
    /// after it.
    /// </summary>
    public CaseEnding EndingFrom(DateTimeOffset instant, DateTimeOffset? deadline, EndingRules rules) =>
        new(At - instant, deadline is { } due && due > instant ? At <= due : null, ReopenedAt < At + rules.Rework)
        {
            Window = rules.Window,
        };
}

/// <summary>The part of a history line that the outcome depends on.</summary>
public readonly record struct CourseStep(string Activity, Guid? PersonId, DateTimeOffset At, string? ToState)
{
    /// <summary>Somebody took a step; false for what happened by itself, such as an answer, and where it is not asked.</summary>
    public bool IsAction { get; init; }

    /// <summary>Reads it from an event.</summary>
    public static CourseStep From(CaseEventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Activity, row.ActorId, row.At, row.ToState) { IsAction = row.Kind is CaseEventKind.Action };
    }
}
