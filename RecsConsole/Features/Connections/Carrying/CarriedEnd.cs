using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Undo;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Connections.Carrying;

/// <summary>
/// Records the result of what was sent to the source system: an event on the case, and a notification of the person who decided it if it
/// was refused or somebody there changed the ticket first. A refused step is undone here, unless the case has changed since.
/// </summary>
public sealed class CarriedEnd(OperationScopeFactory scopes, StepBack stepBack, AuditTrail auditTrail)
{
    private const string NoteName = "carry.note";
    private const int MaxTries = 10;

    internal async Task WriteAsync(Actor job, Guid rowId, RemoteAnswer<WrittenEntry> answer, CancellationToken cancellationToken)
    {
        var mayUndo = true;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await TryAsync(job, rowId, answer, mayUndo, cancellationToken))
                {
                    return;
                }

                mayUndo = false; // the step turned out not to be undoable: retry, discarding the partial changes
            }
            catch (Exception e) when (attempt < MaxTries && (ConcurrencyConflict.Is(e) || DatabaseTrouble.Is(e)))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), CancellationToken.None); // concurrent writers of the case
            }
        }
    }

    private async Task<bool> TryAsync(
        Actor job,
        Guid rowId,
        RemoteAnswer<WrittenEntry> answer,
        bool mayUndo,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await scopes.OpenForJobOrPersonAsync(job, AccessOperation.WorkCase, CarryOutbox.Name, cancellationToken);
        var db = scope.Db;
        var sent = await db.Outbox.FirstAsync(each => each.Id == rowId, cancellationToken);
        var row = await db.Cases.FirstAsync(each => each.Id == sent.CaseId, cancellationToken);
        (sent.NextAttemptAt, sent.Error) = (null, answer.Refusal?.Stored);
        sent.State = answer.Value is null ? CarryState.Declined : CarryState.Carried;
        sent.EntryId = answer.Value?.EntryId;
        sent.Revision++;
        ChangeFeed.Append(db, ChangeKind.Connection, sent.ConnectionId.ToString("D"), scope.Now);
        if (CarriedOwners.EventKeyOf(sent) is not null)
        {
            return await OwnerRows.EndAsync(scope, auditTrail, new(row, sent, answer), mayUndo, cancellationToken);
        }

        if (CarriedMessages.MessageOf(sent) is not null)
        {
            await EndMessageAsync(scope, row, sent, answer, cancellationToken);
            return true;
        }

        if (CarriedNotes.IsNote(sent))
        {
            await EndNoteAsync(scope, new(row, sent, answer), cancellationToken);
            return true;
        }

        return await EndStepAsync(scope, new(row, sent, answer), mayUndo, cancellationToken);
    }

    private async Task<bool> EndStepAsync(OperationScope scope, AnsweredRow end, bool mayUndo, CancellationToken cancellationToken)
    {
        var (db, row, sent, answer) = (scope.Db, end.Case, end.Sent, end.Answer);
        var step = answer.Value is null && mayUndo ? await StepToUndoAsync(db, row, sent, cancellationToken) : null;
        if (step is not null && !await UndoAsync(scope, row, step, cancellationToken))
        {
            return false;
        }

        var happened = answer.Value switch
        {
            { IsOvertaken: true } => RemoteEvents.Overtaken,
            not null => RemoteEvents.Carried,
            _ => step is null ? RemoteEvents.RefusedAndKept : RemoteEvents.Refused,
        };
        if (answer.Value is { IsOvertaken: false, StatusId: { } status })
        {
            var link = await db.TicketLinks.FirstAsync(each => each.CaseId == row.Id, cancellationToken);
            (link.StatusId, link.Revision) = (status, link.Revision + 1); // our own change: not news when the ticket is read
        }

        await CarriedNews.AddAsync(scope, row, sent, new(happened, []), cancellationToken);
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["ticket"] = sent.TicketId, ["result"] = happened };
        var outcome = answer.Value is null ? AuditOutcome.Failed : AuditOutcome.Done;
        auditTrail.Append(db, null, new(CarryOutbox.Name, "case", row.Id.ToString("D"), outcome, details));
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    // a note stands on the case anyway: only that it is not there too needs a line
    private async Task EndNoteAsync(OperationScope scope, AnsweredRow end, CancellationToken cancellationToken)
    {
        var (row, isRefused) = (end.Case, end.Answer.Value is null);
        if (isRefused)
        {
            await CarriedNews.AddAsync(scope, row, end.Sent, new(RemoteEvents.NoteRefused, []), cancellationToken);
            ChangeFeed.Append(scope.Db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ticket"] = end.Sent.TicketId,
            ["result"] = isRefused ? RemoteEvents.NoteRefused : RemoteEvents.Carried,
        };
        var outcome = isRefused ? AuditOutcome.Failed : AuditOutcome.Done;
        auditTrail.Append(scope.Db, null, new(NoteName, "case", row.Id.ToString("D"), outcome, details));
        await scope.Db.SaveChangesAsync(cancellationToken);
    }

    // a message has its own line on the case, which shows whether it was delivered
    private async Task EndMessageAsync(
        OperationScope scope,
        CaseRow row,
        OutboxRow sent,
        RemoteAnswer<WrittenEntry> answer,
        CancellationToken cancellationToken
    )
    {
        await CarriedMessages.EndAsync(scope.Db, row, sent, answer.Refusal, scope.Now, cancellationToken);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["message"] = CarriedMessages.MessageOf(sent)!.Value.ToString("D"),
            ["ticket"] = sent.TicketId,
        };
        var outcome = answer.Value is null ? AuditOutcome.Failed : AuditOutcome.Done;
        auditTrail.Append(scope.Db, null, new("deliver.message", "case", row.Id.ToString("D"), outcome, details));
        await scope.Db.SaveChangesAsync(cancellationToken);
    }

    // null when the case is in another state by now, or something was done since
    private static async Task<CaseEventRow?> StepToUndoAsync(
        ConsoleDbContext db,
        CaseRow row,
        OutboxRow sent,
        CancellationToken cancellationToken
    )
    {
        var step = await db.CaseEvents.FirstOrDefaultAsync(
            each => each.CaseId == row.Id && each.EventKey == sent.EventKey,
            cancellationToken
        );
        return
            step is { Kind: CaseEventKind.Action, FromState: not null }
            && string.Equals(step.ToState, row.Status, StringComparison.Ordinal)
            && !await HasLaterStepAsync(db, row, step, cancellationToken)
            ? step
            : null;
    }

    private async Task<bool> UndoAsync(OperationScope scope, CaseRow row, CaseEventRow step, CancellationToken cancellationToken)
    {
        if (await stepBack.ApplyAsync(scope, row, step, cancellationToken) is not null)
        {
            return false;
        }

        // responses to suggestions given with the step no longer apply either
        var said = await scope
            .Db.Responses.Where(each =>
                each.CaseId == row.Id && each.ActorId == step.ActorId && each.At == step.At && each.UndoneAt == null
            )
            .ToListAsync(cancellationToken);
        said.ForEach(each => each.UndoneAt = scope.Now);
        await CarriedSteps.WithdrawOwnerAsync(scope.Db, step.EventKey, cancellationToken);
        return true;
    }

    private static Task<bool> HasLaterStepAsync(ConsoleDbContext db, CaseRow row, CaseEventRow step, CancellationToken cancellationToken) =>
        db.CaseEvents.AnyAsync(
            each => each.CaseId == row.Id && each.Ordinal > step.Ordinal && (each.Kind == CaseEventKind.Action || each.ToState != null),
            cancellationToken
        );
}
