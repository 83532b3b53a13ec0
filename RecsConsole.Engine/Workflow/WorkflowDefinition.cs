namespace RecsConsole.Engine.Workflow;

/// <summary>One version of the process for cases of a type: data that a tenant edits or that is mined from its log.</summary>
public sealed record WorkflowDefinition(
    string Key,
    int Version,
    string InitialState,
    IReadOnlyList<WorkflowState> States,
    IReadOnlyList<WorkflowTransition> Transitions
);

/// <summary>A state of a case.</summary>
/// <param name="Terminal">The case is over.</param>
/// <param name="Waiting">The case waits for somebody outside.</param>
public sealed record WorkflowState(string Key, bool Terminal, bool Waiting)
{
    /// <summary>
    /// A case that reaches this state is solved, although it may be reopened. If any state of a workflow is marked so, a case that ends
    /// without reaching one was abandoned; if none is, see <see cref="StateMachine.IsSolved"/>.
    /// </summary>
    public bool? Solved { get; init; }
}

/// <summary>An action that a state allows, and the state after it (which may be the same).</summary>
/// <param name="ObservedCount">How often the transition occurs in the log; 0 for a hand-drawn one.</param>
public sealed record WorkflowTransition(string From, string ActionKey, string To, int ObservedCount = 0);
