using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Casework;

/// <summary>What reaching or leaving the end of the workflow does to a case.</summary>
public static class CaseClosure
{
    /// <summary>Sets or clears outcome fields after the state moved.</summary>
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
            row.Resolution = actionKey;
            row.SlaMet = row.SlaDeadline is { } deadline ? performed.At <= deadline : null;
            row.ProcessVersion = row.WorkflowVersion;
        }
        else if (!isResolved && row.ResolvedAt is not null)
        {
            (row.ResolvedAt, row.ResolvedById, row.Resolution, row.SlaMet) = (null, null, null, null);
            row.Reopened = true;
        }

        if (isEnd && row.IsOpen)
        {
            row.IsOpen = false;
            ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D") + ":closed", performed.At);
        }
        else if (!isEnd && !row.IsOpen)
        {
            row.IsOpen = true; // back into the queues, and out of the index of finished cases
            ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D") + ":reopened", performed.At);
        }
    }
}
