namespace RecsConsole.Engine.Workflow;

/// <summary>
/// How often a case was taken back to a state it had been in, by something that is no step of people: a check showed that what was done did not help, or it was
/// opened again. Leaving a state in which the case waits is an answer.
/// </summary>
public static class Setbacks
{
    /// <summary>How many there had been before each step; more than two say no more than two.</summary>
    public static IReadOnlyList<int> Before(IReadOnlyList<WorkedStep> steps, StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(machine);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var (before, count, stands) = (new int[steps.Count], 0, (string?)null);
        for (var i = 0; i < steps.Count; i++)
        {
            count += IsTakenBack(stands, steps[i].From, visited, machine) ? 1 : 0;
            before[i] = count;
            Visit(visited, steps[i].From);
            Visit(visited, steps[i].To);
            stands = steps[i].To;
        }

        return before;
    }

    /// <summary>How many there were until a case came to stand in a state.</summary>
    public static int Until(IReadOnlyList<WorkedStep> steps, string state, StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(steps);
        // the step that comes next starts where the case stands
        return Before([.. steps, new WorkedStep("", state, null)], machine)[^1];
    }

    private static bool IsTakenBack(string? stands, string? next, HashSet<string> visited, StateMachine machine) =>
        stands is not null
        && next is not null
        && !string.Equals(stands, next, StringComparison.Ordinal)
        && !machine.IsWaiting(stands)
        && visited.Contains(next);

    private static void Visit(HashSet<string> visited, string? state)
    {
        if (state is not null)
        {
            visited.Add(state);
        }
    }
}
