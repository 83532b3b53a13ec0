using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Takes a dismissal back. What moved a case is not undone but answered by another action.</summary>
public sealed class UndoResponse(TenantDb tenantDb, DenialLog denials, ResponseAccess access, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Back = "Back in the list.";

    public async Task<Result<string>> RunAsync(Actor actor, Guid responseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var row = await db.Responses.FirstOrDefaultAsync(
            found => found.Id == responseId && found.ActorId == actor.PersonId,
            cancellationToken
        );
        if (row is null)
        {
            await denials.RecordAsync(db, actor, "undo.response", "response", responseId.ToString("D"), cancellationToken);
            return Error.NotFound("There is nothing to undo.");
        }

        if (!string.Equals(row.Kind, "dismiss", StringComparison.Ordinal))
        {
            return Error.Invalid("Only a dismissal can be taken back. Choose another action instead.");
        }

        return row.UndoneAt is null ? await TakeBackAsync(db, actor, row, cancellationToken) : Back;
    }

    private async Task<Result<string>> TakeBackAsync(ConsoleDbContext db, Actor actor, ResponseRow row, CancellationToken cancellationToken)
    {
        var decision = await db.Decisions.AsNoTracking().FirstOrDefaultAsync(found => found.Id == row.DecisionId, cancellationToken);
        var refused = await access.RefuseOutsideAsync(db, actor, "response.undo", decision, null, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        row.UndoneAt = now;
        await DocumentReports.TakeBackAsync(db, row.Id, now, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Case, row.CaseId.ToString("D"), now);
        auditTrail.Append(db, actor.PersonOrNull, Event(row));
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
