namespace RecsConsole.Engine.Workflow;

/// <summary>
/// How often a case was taken back to an earlier state by something other than people's steps: a check showed that the work did not help,
/// or the case was reopened. Leaving a waiting state is an answer and does not count.
/// </summary>
public static class Setbacks
{
    /// <summary>Number of setbacks before each step.</summary>
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

    /// <summary>Number of setbacks until a case reached its current state.</summary>
    public static int Until(IReadOnlyList<WorkedStep> steps, string state, StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(steps);
        // the next step starts in the case's current state
        return Before([.. steps, new WorkedStep("", state, null)], machine)[^1];
    }

    /// <summary>The step after which a case was last taken back; null when it never was.</summary>
    public static string? LastFailed(IReadOnlyList<WorkedStep> steps, string state, StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var before = Before([.. steps, new WorkedStep("", state, null)], machine);
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            if (before[i + 1] > before[i])
            {
                return steps[i].Activity;
            }
        }

        return null;
    }

    /// <summary>Whether a case found in a state was taken back there since its last step.</summary>
    /// <param name="stands">The state after that step.</param>
    /// <param name="next">The state it is found in.</param>
    internal static bool IsTakenBack(string? stands, string? next, HashSet<string> visited, StateMachine machine) =>
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
