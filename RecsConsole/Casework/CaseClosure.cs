using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Casework;

/// <summary>Effects on a case of reaching or leaving the end of the workflow.</summary>
public static class CaseClosure
{
    /// <summary>Sets or clears outcome fields after a state change.</summary>
    public static void Apply(ConsoleDbContext db, CaseRow row, StateMachine machine, string actionKey, PerformedAction performed)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(performed);
        var isEnd = machine.IsTerminal(row.Status);
        var isResolved = machine.IsSolved(row.Status) || (isEnd && row.ResolvedAt is not null);
        if (isResolved && row.ResolvedAt is null)
        {
            row.ResolvedAt = performed.At;
            row.ResolvedById = performed.PersonId;
            row.Resolution = performed.Solution?.SolvedBy ?? actionKey;
            row.SolutionNoteId = performed.Solution?.NoteId;
            row.SlaMet = row.SlaDeadline is { } deadline ? performed.At <= deadline : null;
            row.ProcessVersion = row.WorkflowVersion;
        }
        else if (!isResolved && row.ResolvedAt is not null)
        {
            ClearSolution(row);
            row.Reopened = true;
        }

        FollowState(db, row, machine, performed.At);
    }

    /// <summary>Opens or closes the case according to its state, and notifies the queues and the index of finished cases.</summary>
    public static void FollowState(ConsoleDbContext db, CaseRow row, StateMachine machine, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(machine);
        var isOpen = !machine.IsTerminal(row.Status);
        if (isOpen != row.IsOpen)
        {
            row.IsOpen = isOpen;
            ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D") + (isOpen ? ":reopened" : ":closed"), at);
        }
    }

    /// <summary>Clears who solved the case, when and how.</summary>
    public static void ClearSolution(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        (row.ResolvedAt, row.ResolvedById, row.Resolution, row.SlaMet) = (null, null, null, null);
        row.SolutionNoteId = null;
    }
}
