namespace RecsConsole.Engine.Workflow;

/// <summary>The workflow mined from a log.</summary>
/// <param name="Endings">Activities that end cases; a case whose last activity is another one is open.</param>
public sealed record MinedWorkflow(WorkflowDefinition Definition, IReadOnlySet<string> Endings)
{
    /// <summary>
    /// Share of the steps of some cases that the definition forbids: what a log shows must be allowed, so it is nearly 0 on the log it was
    /// mined from.
    /// </summary>
    public double ForbiddenShare(IEnumerable<IReadOnlyList<string>> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var machine = new StateMachine(Definition);
        var (steps, forbidden) = (0L, 0L);
        foreach (var activities in cases)
        {
            var state = Definition.InitialState;
            foreach (var activity in activities)
            {
                steps++;
                forbidden += machine.IsAllowed(state, activity) ? 0 : 1;
                state = activity;
            }
        }

        return steps == 0 ? 0 : (double)forbidden / steps;
    }
}
