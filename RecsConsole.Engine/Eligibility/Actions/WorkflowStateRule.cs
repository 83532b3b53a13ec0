using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>The workflow needs a transition for the action from the present state, and the action must be made for that state.</summary>
internal sealed class WorkflowStateRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Action;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        var state = context.Case.State;
        var states = context.Index.Catalog.Action(candidate.Id)?.AllowedStates ?? [];
        return
            context.Index.Workflow.Machine.IsAllowed(state, candidate.Id)
            && (states.Count == 0 || states.Contains(state, StringComparer.Ordinal))
            ? null
            : ReasonCode.StateNotAllowed;
    }
}
