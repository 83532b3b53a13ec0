using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework;

/// <summary>
/// When a case was solved, ended and opened again, read from its history: what stood at an earlier instant stays what it was, whatever
/// happened later. The case's own row knows only how it stands now.
/// </summary>
/// <param name="Solutions">Each time it was solved, oldest first.</param>
public sealed record CaseOutcome(IReadOnlyList<CaseSolution> Solutions)
{
    /// <summary>Follows the steps in their order.</summary>
    public static CaseOutcome Of(IEnumerable<CourseStep> steps, StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(machine);
        var solutions = new List<CaseSolution>();
        var isSolved = false;
        foreach (var step in steps)
        {
            if (step.ToState is not { } state)
            {
                continue;
            }

            var isEnd = machine.IsTerminal(state);
            if (isEnd || string.Equals(state, CaseClosure.ResolvedState, StringComparison.Ordinal))
            {
                if (!isSolved)
                {
                    solutions.Add(new(step.At, step.PersonId, step.Activity));
                    isSolved = true;
                }

                if (isEnd && solutions[^1].EndedAt is null)
                {
                    solutions[^1] = solutions[^1] with { EndedAt = step.At };
                }
            }
            else if (isSolved)
            {
                solutions[^1] = solutions[^1] with { ReopenedAt = step.At };
                isSolved = false;
            }
        }

        return new(solutions);
    }

    /// <summary>The first solution from an instant on; null when there is none.</summary>
    public CaseSolution? From(DateTimeOffset instant) => Solutions.FirstOrDefault(solution => solution.At >= instant);
}

/// <summary>One time a case was solved.</summary>
/// <param name="Activity">What was done that solved it.</param>
public sealed record CaseSolution(DateTimeOffset At, Guid? PersonId, string Activity)
{
    /// <summary>When it then reached the end of its workflow.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it was opened again.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }
}

/// <summary>A line of a case's history, as far as its course goes.</summary>
public readonly record struct CourseStep(string Activity, Guid? PersonId, DateTimeOffset At, string? ToState);
