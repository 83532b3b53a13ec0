using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Detail.Happened;

/// <summary>How a case may continue from its current state, for somebody who may work it.</summary>
/// <param name="MayWrite">The reader may work such cases, open or not.</param>
/// <param name="Occurrences">Events that may happen to the case, in the order of the workflow.</param>
/// <param name="HasSteps">The case is over, but steps from its state are known.</param>
internal sealed record CaseContinuation(bool MayWrite, IReadOnlyList<Occurrence> Occurrences, bool HasSteps)
{
    /// <summary>Which of the case's steps did not hold; null when its workflow is unknown.</summary>
    public StepFates? Fates { get; init; }

    public static async Task<CaseContinuation> ReadAsync(
        OperationScope scope,
        IWorkflowSource workflows,
        CaseRow row,
        CancellationToken cancellationToken
    )
    {
        var mayWrite = scope.Access.Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted;
        if (await workflows.ReadAsync(scope.Actor, row.TypeKey, cancellationToken) is not { } workflow)
        {
            return new(mayWrite, [], HasSteps: false);
        }

        var machine = WorkflowIndex.From(workflow).Machine;
        var course = new CaseContinuation(mayWrite, [], HasSteps: false)
        {
            Fates = await StepFates.ReadAsync(scope.Db, machine, row.Id, cancellationToken),
        };
        return !mayWrite
            ? course
            : course with
            {
                Occurrences = await CaseOccurrences.ReadAsync(scope.Db, machine, row.Status, cancellationToken),
                HasSteps = !row.IsOpen && await HasStepsAsync(scope.Db, machine, row.Status, cancellationToken),
            };
    }

    // Cases of an observed workflow may continue after their end: the usual next steps are shown to those who can do them.
    private static Task<bool> HasStepsAsync(ConsoleDbContext db, StateMachine machine, string state, CancellationToken cancellationToken)
    {
        var keys = machine.AllowedActions(state);
        var isObserved = machine.Definition.Transitions.Any(each =>
            each.ObservedCount > 0 && string.Equals(each.From, state, StringComparison.Ordinal)
        );
        return isObserved ? Task.FromResult(true) : db.Actions.AnyAsync(action => keys.Contains(action.Key), cancellationToken);
    }
}
