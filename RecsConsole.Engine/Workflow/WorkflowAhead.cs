namespace RecsConsole.Engine.Workflow;

/// <summary>What a workflow still has for a case: the states it is in or can come to, and what they allow.</summary>
public sealed class WorkflowAhead
{
    private readonly StateMachine _workflow;

    /// <param name="state">The state of the case.</param>
    public WorkflowAhead(StateMachine workflow, string state)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        _workflow = workflow;
        States = workflow.ReachableFrom(state);
        Actions = States.SelectMany(workflow.AllowedActions).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The state of the case, and each that steps can still take it to.</summary>
    public IReadOnlySet<string> States { get; }

    /// <summary>Actions that any of these states allows.</summary>
    public IReadOnlySet<string> Actions { get; }

    public bool IsAllowed(string state, string action) => _workflow.IsAllowed(state, action);
}
