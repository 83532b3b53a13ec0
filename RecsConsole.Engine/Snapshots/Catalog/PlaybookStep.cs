using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Snapshots;

/// <summary>A step of a playbook: the action and its conditions, all of which must hold; without conditions it always applies.</summary>
public sealed record PlaybookStep(string Action, IReadOnlyList<PlaybookCondition> When)
{
    /// <summary>Whether the case is in, or can still come to, a state that allows the action and in which the conditions can hold.</summary>
    public bool MayCome(CaseFacts facts, IReadOnlySet<string> done, WorkflowAhead ahead)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(ahead);
        return ahead.States.Any(state =>
            ahead.IsAllowed(state, Action) && When.All(condition => condition.MayHold(facts with { State = state }, done, ahead.Actions))
        );
    }
}
