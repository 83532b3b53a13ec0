using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>Builds the engine's state machine from the content, which lists only moves: a step without a move stays in its state.</summary>
public static class DemoWorkflowDefinition
{
    public static WorkflowDefinition Build(DemoContent content, int version)
    {
        ArgumentNullException.ThrowIfNull(content);
        var workflow = content.Workflow;
        var moves = workflow
            .Transitions.SelectMany(transition =>
                transition.From.SelectMany(from => transition.By.Select(by => (From: from, By: by, transition.To)))
            )
            .ToDictionary(move => (move.From, move.By), move => move.To);
        var steps = content
            .Actions.Select(action => (action.Key, action.States))
            .Concat(workflow.Activities.Select(activity => (activity.Key, activity.States)));
        return new WorkflowDefinition(
            workflow.Key,
            version,
            workflow.Initial,
            [
                .. workflow.States.Select(state => new WorkflowState(state.Key, state.Terminal, state.WaitsFor is not null)
                {
                    Solved = state is { Resolved: true, Terminal: false } ? true : null,
                }),
            ],
            [
                .. steps.SelectMany(step =>
                    step.States.Select(from => new WorkflowTransition(from, step.Key, moves.GetValueOrDefault((from, step.Key), from)))
                ),
            ]
        );
    }
}
