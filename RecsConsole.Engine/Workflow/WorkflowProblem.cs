namespace RecsConsole.Engine.Workflow;

/// <summary>Something that is wrong with a workflow; as text it is a sentence for logs.</summary>
/// <param name="State">The state that it is about; empty where it is the whole.</param>
/// <param name="Action">The step that it is about; null where it is none.</param>
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

/// <summary>What is wrong.</summary>
public enum WorkflowProblemKind
{
    StateTwice,
    InitialUnknown,

    /// <summary>A step begins or ends in a state that is not there.</summary>
    StateUnknown,

    /// <summary>The same action leads from one state to two others.</summary>
    StepTwice,
    Unreachable,

    /// <summary>No state is an end.</summary>
    NoEnd,

    /// <summary>A case that comes here can never end.</summary>
    DeadEnd,

    /// <summary>A step leads from an end to an end.</summary>
    PastTheEnd,
}
