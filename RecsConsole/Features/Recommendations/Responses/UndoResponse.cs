using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Takes a dismissal back. What moved a case is not undone but answered by another action.</summary>
public sealed class UndoResponse(OperationScopeFactory scopes, ResponseAccess access, AuditTrail auditTrail)
{
    private static string Back => Texts.BackInTheList;

    public async Task<Result<string>> RunAsync(Actor actor, Guid responseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var row = await db.Responses.FirstOrDefaultAsync(
            found => found.Id == responseId && found.ActorId == actor.PersonId,
            cancellationToken
        );
        if (row is null)
        {
            var error = Error.NotFound(Texts.ThereIsNothingToUndo);
            return await scope.DenyAsync("undo.response", "response", responseId.ToString("D"), error, cancellationToken);
        }

        if (row.Kind is not ResponseKind.Dismiss)
        {
            return Error.Invalid(Texts.OnlyDismissalsUndone);
        }

        return row.UndoneAt is null ? await TakeBackAsync(scope, row, cancellationToken) : Back;
    }

    private async Task<Result<string>> TakeBackAsync(OperationScope scope, ResponseRow row, CancellationToken cancellationToken)
    {
        var (db, now) = (scope.Db, scope.Now);
        var decision = await db.Decisions.AsNoTracking().FirstOrDefaultAsync(found => found.Id == row.DecisionId, cancellationToken);
        var refused = await access.RefuseOutsideAsync(scope, "response.undo", decision, null, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        row.UndoneAt = now;
        await DocumentReports.TakeBackAsync(db, row.Id, now, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Case, row.CaseId.ToString("D"), now);
        auditTrail.Append(db, scope.Actor.PersonOrNull, Event(row));
        await db.SaveChangesAsync(cancellationToken);
        return Back;
    }

    private static AuditEvent Event(ResponseRow row) =>
        new(
            "response.undo",
            "decision",
            row.DecisionId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["response"] = row.Id.ToString("D") }
        );
}
