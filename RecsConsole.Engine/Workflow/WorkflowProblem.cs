namespace RecsConsole.Engine.Workflow;

/// <summary>A problem of a workflow; as text it is a sentence for logs.</summary>
/// <param name="State">The state concerned; empty when it is the whole workflow.</param>
/// <param name="Action">The step concerned; null when it is none.</param>
public sealed record WorkflowProblem(WorkflowProblemKind Kind, string State, string? Action = null)
{
    public override string ToString() =>
        Kind switch
        {
            WorkflowProblemKind.StateTwice => $"State '{State}' is defined twice.",
            WorkflowProblemKind.InitialUnknown => $"The initial state '{State}' is not defined.",
            WorkflowProblemKind.StateUnknown => $"Action '{Action}' uses the state '{State}', which is not defined.",
            WorkflowProblemKind.StepTwice => $"Action '{Action}' in state '{State}' has two transitions.",
            WorkflowProblemKind.Unreachable => $"State '{State}' cannot be reached.",
            WorkflowProblemKind.NoEnd => "No state is terminal, so no case can end.",
            WorkflowProblemKind.DeadEnd => $"No way leads from state '{State}' to an end.",
            _ => $"Terminal state '{State}' allows the action '{Action}', which does not open the case again.",
        };
}

public enum WorkflowProblemKind
{
    StateTwice,
    InitialUnknown,

    /// <summary>A step begins or ends in an unknown state.</summary>
    StateUnknown,

    /// <summary>The same action leads from one state to two others.</summary>
    StepTwice,
    Unreachable,

    /// <summary>No state is terminal.</summary>
    NoEnd,

    /// <summary>A case that reaches this state can never end.</summary>
    DeadEnd,

    /// <summary>A step leads from one terminal state to another.</summary>
    PastTheEnd,
}
