using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.People.Grants;

/// <summary>
/// Grants a person access to one case or document, or a right of the second person, for a limited time. Nobody can grant what they may not see, or
/// anything to themselves.
/// </summary>
public sealed class GrantAccess(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "give.grant";

    public async Task<Result<Guid>> RunAsync(Actor actor, GrantAccessRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageGrants, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(request);
        if (GrantRules.Problem(request) is { } problem)
        {
            return Error.Invalid(problem);
        }

        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        // the actor may have lost the permission while waiting for the lock
        var lost = await scope.AuthorizeAgainAsync(AccessOperation.ManageGrants, Name, cancellationToken);
        var given = lost is not null ? lost : await GiveAsync(scope, request, cancellationToken);
        if (given.IsOk || given.Error.Kind == ErrorKind.Forbidden)
        {
            await transaction.CommitAsync(cancellationToken); // commits the audited denial too
        }

        return given;
    }

    private async Task<Result<Guid>> GiveAsync(OperationScope scope, GrantAccessRequest request, CancellationToken cancellationToken)
    {
        var (db, actor) = (scope.Db, scope.Actor);
        if (request.PersonId == actor.PersonId)
        {
            Audit(db, actor, request.PersonId, AuditOutcome.Denied, []);
            await db.SaveChangesAsync(cancellationToken);
            return Error.Forbidden(Texts.OwnGrant);
        }

        if (!await db.People.AnyAsync(row => row.Id == request.PersonId, cancellationToken))
        {
            return Error.NotFound(Texts.ThereIsNoSuchPerson);
        }

        // a permission that was granted to the giver cannot be passed on
        var check = scope.CheckOf(scope.Access.Subject with { Grants = null });
        if (request.ObjectKind is GrantKinds.Duty)
        {
            return await LendAsync(scope, check, request, cancellationToken);
        }

        var key = await GrantObjects.FindAsync(db, check, request, cancellationToken);
        return key.IsOk ? await WriteAsync(db, actor, request with { ObjectKey = key.Value }, scope.Now, cancellationToken) : key.Error;
    }

    // Only with the permission that the giver needs by role, and only to someone who can read what they then decide on.
    private async Task<Result<Guid>> LendAsync(
        OperationScope scope,
        AccessCheck check,
        GrantAccessRequest request,
        CancellationToken cancellationToken
    )
    {
        var duty = LentDuty.Find(request.ObjectKey)!; // GrantRules refused any other
        var borrower = await scope.ReadRightsOfAsync(request.PersonId, cancellationToken);
        return
            check.Decide(duty.Giver, duty.In(scope.Actor.TenantId) with { RequiredRole = null }).Permitted
            && ListBorrowers.MayBorrow(scope, borrower.Subject, duty)
            ? await WriteAsync(scope.Db, scope.Actor, request, scope.Now, cancellationToken)
            : Error.Invalid(Texts.CannotBorrow);
    }

    private async Task<Guid> WriteAsync(
        ConsoleDbContext db,
        Actor actor,
        GrantAccessRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var row = new AccessGrantRow
        {
            TenantId = db.TenantId,
            Id = Guid.CreateVersion7(now),
            PersonId = request.PersonId,
            ObjectKind = request.ObjectKind,
            ObjectKey = request.ObjectKey,
            Reason = request.Reason.Trim(),
            GrantedById = actor.PersonId,
            GrantedAt = now,
            ExpiresAt = now.AddMinutes(request.Minutes),
        };
        db.AccessGrants.Add(row);
        Audit(db, actor, request.PersonId, AuditOutcome.Done, GrantAudit.Given(row));
        ChangeFeed.Append(db, ChangeKind.Permission, request.PersonId.ToString("D"), now);
        await db.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    private void Audit(ConsoleDbContext db, Actor actor, Guid personId, AuditOutcome outcome, Dictionary<string, string> details) =>
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "person", personId.ToString("D"), outcome, details));
}

/// <summary>A grant to make.</summary>
/// <param name="ObjectKind">case, document or duty.</param>
/// <param name="ObjectKey">Key of the case or document as shown to people, or the duty.</param>
public sealed record GrantAccessRequest(Guid PersonId, string ObjectKind, string ObjectKey, string Reason, int Minutes);
