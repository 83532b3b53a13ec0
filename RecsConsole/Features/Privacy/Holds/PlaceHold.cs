using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy.Holds;

/// <summary>
/// Places a legal hold on what is stored about a customer, a person or a case. From now on neither an erasure nor a retention period
/// removes it.
/// </summary>
public sealed class PlaceHold(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Operation = "place.hold";

    public async Task<Result<string>> RunAsync(Actor actor, PlaceHoldRequest request, CancellationToken cancellationToken)
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
            return Error.Invalid(Texts.HoldReasonTooShort.With(EraseSubject.ShortestReason));
        }

        var db = scope.Db;
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        if (await FindAsync(db, request, cancellationToken) is not { } subject)
        {
            return Error.NotFound(Texts.KeyNotFound);
        }

        if (await ErasedSubjects.ContainAsync(db, subject, cancellationToken))
        {
            return Error.Conflict(Texts.AlreadyErased);
        }

        if ((await HeldSubjects.ReadAsync(db, cancellationToken)).Has(subject))
        {
            return Error.Conflict(Texts.AlreadyHeld);
        }

        Append(scope, subject, reason);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Texts.HeldNews;
    }

    private void Append(OperationScope scope, SubjectName subject, string reason)
    {
        var row = new LegalHoldRow
        {
            TenantId = scope.Db.TenantId,
            Id = Guid.CreateVersion7(scope.Now),
            SubjectKind = subject.Kind,
            SubjectKey = subject.Key,
            Reason = reason,
            PlacedAt = scope.Now,
            PlacedById = scope.Actor.PersonId,
        };
        scope.Db.LegalHolds.Add(row);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hold"] = row.Id.ToString("D"),
            ["reason"] = CanonicalHash.Of(Encoding.UTF8.GetBytes(reason)),
        };
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Operation, subject.Kind, subject.Key, AuditOutcome.Done, details));
        HoldNews.Publish(scope);
    }

    // a case is identified by its key, as on screen
    private static async Task<SubjectName?> FindAsync(ConsoleDbContext db, PlaceHoldRequest request, CancellationToken cancellationToken)
    {
        var key = request.Key.Trim();
        switch (request.Kind)
        {
            case SubjectName.AccountKind:
                return await db.Accounts.AnyAsync(row => row.Key == key, cancellationToken) ? SubjectName.Account(key) : null;
            case SubjectName.PersonKind when Guid.TryParse(key, out var id):
                return await db.People.AnyAsync(row => row.Id == id, cancellationToken) ? SubjectName.Person(id) : null;
            case SubjectName.CaseKind:
                var found = await db.Cases.Where(row => row.Key == key).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
                return found is { } caseId ? new(SubjectName.CaseKind, caseId.ToString("D")) : null;
            default:
                return null;
        }
    }
}

/// <param name="Kind">account, person or case.</param>
/// <param name="Key">Key of the customer or the case, id of the person.</param>
/// <param name="Reason">The trail stores only its hash.</param>
public sealed record PlaceHoldRequest(string Kind, string Key, string Reason);
