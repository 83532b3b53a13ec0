namespace RecsConsole.Engine.Workflow;

/// <summary>
/// The single definition of the step that solved a case, in two views: the one recorded at closing, and the one inferred from the steps,
/// which is the last step that moved the case to another state before the final solution. The step that enters the solved state closes the
/// case and solves nothing, unless its action works on the problem itself; steps that were taken back, and those before a reopening, did
/// not solve it. Cases in which both are known show how reliable the inference is.
/// </summary>
/// <param name="Told">Null when none was recorded, or the recorded one is not a step that could have solved it.</param>
/// <param name="Inferred">Null when no step could have solved it.</param>
public readonly record struct SolvingStep(string? Told, string? Inferred)
{
    /// <summary>The step that solved the case, as far as known.</summary>
    public string? Action => Told ?? Inferred;

    /// <summary>The step that solved a case.</summary>
    /// <param name="steps">All steps of people, oldest first.</param>
    /// <param name="resolution">The resolution recorded for the case; null when there is none.</param>
    /// <param name="isCure">Whether an action that enters the solved state may be what solved the case; null when none may.</param>
    /// <param name="kindOf">
    /// The kind of an action: one that only looks, speaks, hands on or closes is inferred only where nothing else was done. Null for unknown
    /// ones, such as the activities of a log, and where no kind is to be considered.
    /// </param>
    public static SolvingStep From(
        IReadOnlyList<WorkedStep> steps,
        string? resolution,
        StateMachine machine,
        Func<string, bool>? isCure = null,
        Func<string, string?>? kindOf = null
    )
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

        if (isCure?.Invoke(steps[solution].Activity) == true)
        {
            return new(ToldIn(steps.Skip(begin).Take(solution - begin + 1), resolution), steps[solution].Activity);
        }

        var work = steps.Skip(begin).Take(solution - begin).ToList();
        return new(ToldIn(work, resolution), InferredFrom(work, steps[solution].From, kindOf));
    }

    private static string? ToldIn(IEnumerable<WorkedStep> work, string? resolution) =>
        resolution is not null && work.Any(step => Is(step.Activity, resolution)) ? resolution : null;

    // index of the step that entered the final solution; null when the case was reopened and not solved since
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

    private static string? InferredFrom(List<WorkedStep> work, string? solvedFrom, Func<string, string?>? kindOf)
    {
        var held = work.Where((_, i) => !IsTakenBack(work, i, i + 1 < work.Count ? work[i + 1].From : solvedFrom)).ToList();
        if (kindOf is not null)
        {
            var cures = held.Where(step => kindOf(step.Activity) is not { } kind || WorkKinds.MaySolve(kind)).ToList();
            var looked = held.Where(step => kindOf(step.Activity) is WorkKinds.Investigate).ToList();
            held =
                cures.Count > 0 ? cures
                : looked.Count > 0 ? looked
                : held;
        }

        var moved = held.FindLastIndex(step => !Is(step.From, step.To));
        return held.Count == 0 ? null : held[moved < 0 ? ^1 : moved].Activity;
    }

    // something other than people's steps took the case back to its earlier state, and people went on with another step
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
