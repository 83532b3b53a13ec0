namespace RecsConsole.Engine.Workflow;

/// <summary>
/// The one definition of the step that solved a case, seen two ways: what whoever closed it told, and what its steps let us infer: the last step that took the
/// case to another state before the solution that held. What brings the solution closes the case and cures nothing; steps that were taken back, and
/// those before the case was opened again, did not cure it. How far the inference can be believed shows where both are known.
/// </summary>
/// <param name="Told">Null where nobody told, or what was told is no step that could have cured.</param>
/// <param name="Inferred">Null where no step could have cured.</param>
public readonly record struct SolvingStep(string? Told, string? Inferred)
{
    /// <summary>The step that solved it, as far as known.</summary>
    public string? Action => Told ?? Inferred;

    /// <summary>The step that solved a case.</summary>
    /// <param name="steps">All steps of people, oldest first.</param>
    /// <param name="resolution">What the case's record names as its resolution; null: nothing.</param>
    public static SolvingStep Of(IReadOnlyList<WorkedStep> steps, string? resolution, StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(machine);
        if (SolutionOf(steps, machine) is not { } solution)
        {
            return default;
        }

        var begin = solution;
        while (begin > 0 && !IsSolved(steps[begin - 1].To, machine))
        {
            begin--;
        }

        var work = steps.Skip(begin).Take(solution - begin).ToList();
        var told = resolution is not null && work.Exists(step => Is(step.Activity, resolution)) ? resolution : null;
        return new(told, InferredFrom(work, steps[solution].From));
    }

    // the place of the step that brought the solution that held; null where the case was opened again and not solved since
    private static int? SolutionOf(IReadOnlyList<WorkedStep> steps, StateMachine machine)
    {
        var last = steps.Count - 1;
        while (last >= 0 && !IsSolved(steps[last].To, machine) && steps[last].To is { } end && machine.IsTerminal(end))
        {
            last--; // from solved to closed: paperwork
        }

        if (last < 0 || !IsSolved(steps[last].To, machine))
        {
            return null;
        }

        while (last > 0 && IsSolved(steps[last - 1].To, machine) && IsSolved(steps[last].From, machine))
        {
            last--;
        }

        return last;
    }

    private static string? InferredFrom(List<WorkedStep> work, string? solvedFrom)
    {
        var held = work.Where((_, i) => !IsTakenBack(work, i, i + 1 < work.Count ? work[i + 1].From : solvedFrom)).ToList();
        var moved = held.FindLastIndex(step => !Is(step.From, step.To));
        return held.Count == 0 ? null : held[moved < 0 ? ^1 : moved].Activity;
    }

    // something that is no step of people took the case back to where it had been before, and people went on with another step
    private static bool IsTakenBack(List<WorkedStep> work, int place, string? next)
    {
        var step = work[place];
        return !Is(step.To, step.From)
            && next is not null
            && !Is(step.To, next)
            && Is(next, step.From)
            && work.Skip(place + 1).Any(later => !Is(later.From, later.To));
    }

    private static bool IsSolved(string? state, StateMachine machine) => state is not null && machine.IsSolved(state);

    private static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}

/// <summary>A step that somebody took on a case.</summary>
public readonly record struct WorkedStep(string Activity, string? From, string? To);
