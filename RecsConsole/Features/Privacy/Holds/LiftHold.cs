using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy.Holds;

/// <summary>Lifts a legal hold: retention periods and erasures apply again.</summary>
public sealed class LiftHold(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Operation = "lift.hold";

    public async Task<Result<string>> RunAsync(Actor actor, LiftHoldRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, Operation, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var reason = request.Reason.Trim();
        if (reason.Length < EraseSubject.ShortestReason)
        {
            return Error.Invalid(Texts.LiftReasonTooShort.With(EraseSubject.ShortestReason));
        }

        var db = scope.Db;
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var row = await db.LegalHolds.FirstOrDefaultAsync(found => found.Id == request.HoldId && found.LiftedAt == null, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.HoldNotFound);
        }

        (row.LiftedAt, row.LiftedById) = (scope.Now, actor.PersonOrNull);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hold"] = row.Id.ToString("D"),
            ["reason"] = CanonicalHash.Of(Encoding.UTF8.GetBytes(reason)),
        };
        auditTrail.Append(db, actor.PersonOrNull, new(Operation, row.SubjectKind, row.SubjectKey, AuditOutcome.Done, details));
        HoldNews.Publish(scope);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Texts.LiftedNews;
    }
}

/// <param name="Reason">The trail stores only its hash.</param>
public sealed record LiftHoldRequest(Guid HoldId, string Reason);
