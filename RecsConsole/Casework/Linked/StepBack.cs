using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Documents;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Undo;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Linked;

/// <summary>Takes a step back with all that it did to the case: its letter, whom it gave the case to, whom it told, and how the case was solved by it.</summary>
public sealed class StepBack(IWorkflowSource workflows, AuditTrail auditTrail)
{
    /// <summary>Whether it can be taken back is asked before. The caller saves it. Null: it is taken back, otherwise nothing may be saved.</summary>
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
            .CaseEvents.Where(each => each.CaseId == row.Id && each.Kind == "action" && each.Ordinal < step.Ordinal)
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
        TakenBackStep.Apply(db, row, step, earlier, WorkflowIndex.Of(workflow).Machine, scope.Now);
        await WebhookEvents.TakeBackStepAsync(db, row, step, scope.Now, cancellationToken);
        if (!wasSolved && row.ResolvedAt is not null)
        {
            await ReportedSolution.RestoreAsync(db, row, cancellationToken);
        }

        return null;
    }
}

/// <summary>Why a step stays.</summary>
public enum StepStays
{
    /// <summary>Something happened since, or its workflow is gone.</summary>
    TooLate,

    /// <summary>Its letter cannot be called back.</summary>
    MessageIsOut,

    /// <summary>Who had the case before may not have it any more.</summary>
    HolderMayNotHaveIt,
}
