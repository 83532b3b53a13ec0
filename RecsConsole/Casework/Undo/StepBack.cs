using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Documents;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Undo;

/// <summary>Undoes a step with all its effects on the case: its message, the reassignment, the notifications, and the solution.</summary>
public sealed class StepBack(IWorkflowSource workflows, AuditTrail auditTrail)
{
    /// <summary>
    /// The caller checks before whether the step may be undone, and saves afterwards. Null: the step is undone; otherwise nothing may be
    /// saved.
    /// </summary>
    public async Task<StepStays?> ApplyAsync(OperationScope scope, CaseRow row, CaseEventRow step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(step);
        var db = scope.Db;
        if (await workflows.ReadAsync(scope.Actor, row.TypeKey, cancellationToken) is not { } workflow)
        {
            return StepStays.TooLate;
        }

        var earlier = await db
            .CaseEvents.Where(each => each.CaseId == row.Id && each.Kind == CaseEventKind.Action && each.Ordinal < step.Ordinal)
            .OrderBy(each => each.Ordinal)
            .Select(each => new CourseStep(each.Activity, each.ActorId, each.At, each.ToState))
            .ToListAsync(cancellationToken);
        if (!await CaseMessages.TakeBackAsync(db, row, step, cancellationToken))
        {
            return StepStays.MessageIsOut;
        }

        if (!await CaseHandover.TakeBackAsync(scope, auditTrail, row, step, cancellationToken))
        {
            return StepStays.HolderMayNotHaveIt;
        }

        if (step.ActorId is { } person)
        {
            await UsedDocuments.TakeBackAsync(db, row.Id, person, step.At, cancellationToken);
        }

        await StepFields.TakeBackAsync(db, step.EventKey, scope.Now, cancellationToken);
        var wasSolved = row.ResolvedAt is not null;
        TakenBackStep.Apply(db, row, step, earlier, WorkflowIndex.From(workflow).Machine, scope.Now);
        await WebhookEvents.TakeBackStepAsync(db, row, step, scope.Now, cancellationToken);
        if (!wasSolved && row.ResolvedAt is not null)
        {
            await ReportedSolution.RestoreAsync(db, row, cancellationToken);
        }

        return null;
    }
}

/// <summary>Why a step cannot be undone.</summary>
public enum StepStays
{
    /// <summary>Something has happened since the step, or its workflow is gone.</summary>
    TooLate,

    /// <summary>The step's message cannot be recalled.</summary>
    MessageIsOut,

    /// <summary>The previous assignee may not have the case any more.</summary>
    HolderMayNotHaveIt,
}
