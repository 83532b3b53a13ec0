using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Casework.Undo;
using RecsConsole.Engine.Lookups;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Detail.Happened;

/// <summary>Undoes what the actor recorded by mistake, moments later and only while nothing else has happened on the case.</summary>
public sealed class UndoOccurrence(OperationScopeFactory scopes, IWorkflowSource workflows, AuditTrail auditTrail)
{
    private const string Name = "undo.occurrence";

    /// <param name="id">The id under which the event was recorded.</param>
    public async Task<Result<string>> RunAsync(Actor actor, Guid caseId, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await CaseAccess.FindAsync(scope, caseId, cancellationToken);
        if (found.Value is not { } row)
        {
            return await scope.DenyAsync(Name, "case", caseId.ToString("D"), found.Error!, cancellationToken);
        }

        if (!await CaseAccess.MayWriteAsync(scope, row, cancellationToken))
        {
            var refused = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.OccurrenceNotPermitted);
            return await scope.DenyAsync(Name, "case", caseId.ToString("D"), refused, cancellationToken);
        }

        var (db, now, key) = (scope.Db, scope.Now, RecordOccurrence.KeyOf(id));
        var happened = await db.CaseEvents.FirstOrDefaultAsync(each => each.CaseId == caseId && each.EventKey == key, cancellationToken);
        if (happened?.ActorId != actor.PersonId)
        {
            return Error.NotFound(Texts.NothingToTakeBack);
        }

        if (happened.Kind is CaseEventKind.TakenBack)
        {
            return Texts.OccurrenceUndone; // a retry
        }

        if (
            !TakenBackStep.IsLatest(row, happened, now)
            || await workflows.ReadAsync(actor, row.TypeKey, cancellationToken) is not { } workflow
        )
        {
            return Error.Conflict(Texts.TooLateToTakeBack);
        }

        CaseOccurrences.TakeBack(db, row, happened, WorkflowIndex.From(workflow).Machine, now);
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), now);
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "case", row.Id.ToString("D"), AuditOutcome.Done));
        return await db.TrySaveChangesAsync(cancellationToken) ? Texts.OccurrenceUndone : Error.Conflict(Texts.TooLateToTakeBack);
    }
}
