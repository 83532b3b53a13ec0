using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Occurrences;

/// <summary>Finds the cases on which it is the customer's turn although nobody replied to their last message.</summary>
public static class CustomerTurn
{
    /// <summary>
    /// Of these cases those with a solution that is being checked or stands, put in place since the customer last wrote: the customer is
    /// not waiting for an answer.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> ReadAsync(
        OperationScope scope,
        IWorkflowSource workflows,
        IReadOnlyList<CaseRow> rows,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(workflows);
        var db = scope.Db;
        var unanswered = rows.Where(row => row.IsOpen && CaseMessages.IsUnanswered(row)).ToList();
        var ids = new List<Guid>();
        foreach (var same in unanswered.GroupBy(row => (row.TypeKey, row.Status)))
        {
            if (
                await workflows.ReadAsync(scope.Actor, same.Key.TypeKey, cancellationToken) is { } workflow
                && await HasSolutionAsync(db, WorkflowIndex.From(workflow).Machine, same.Key.Status, cancellationToken)
            )
            {
                ids.AddRange(same.Select(row => row.Id));
            }
        }

        return await db
            .CaseEvents.Where(each => EF.Parameter(ids).Contains(each.CaseId))
            .Where(each => each.Kind != CaseEventKind.TakenBack && each.FromState != each.ToState)
            .Where(each => db.Cases.Any(row => row.Id == each.CaseId && row.Status == each.ToState && each.At > row.CustomerWroteAt))
            .Select(each => each.CaseId)
            .ToHashSetAsync(cancellationToken);
    }

    // what can happen to a case that is not waiting is that its solution did not hold
    private static async Task<bool> HasSolutionAsync(
        ConsoleDbContext db,
        StateMachine machine,
        string state,
        CancellationToken cancellationToken
    ) =>
        machine.IsSolved(state)
        || (!machine.IsWaiting(state) && (await CaseOccurrences.ReadAsync(db, machine, state, cancellationToken)).Count > 0);
}
