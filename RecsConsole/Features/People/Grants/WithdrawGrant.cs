using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.People.Grants;

/// <summary>Ends a grant early, whether given or taken in an emergency. Takes effect on the next request.</summary>
public sealed class WithdrawGrant(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "withdraw.grant";

    public async Task<Result<bool>> RunAsync(Actor actor, Guid grantId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageGrants, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var lost = await scope.AuthorizeAgainAsync(AccessOperation.ManageGrants, Name, cancellationToken);
        var withdrawn = lost is not null ? lost : await WithdrawAsync(scope, grantId, cancellationToken);
        if (withdrawn.IsOk || withdrawn.Error.Kind == ErrorKind.Forbidden)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return withdrawn;
    }

    private async Task<Result<bool>> WithdrawAsync(OperationScope scope, Guid grantId, CancellationToken cancellationToken)
    {
        var (db, actor) = (scope.Db, scope.Actor);
        var row = await db.AccessGrants.FirstOrDefaultAsync(grant => grant.Id == grantId, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchRight);
        }

        if (row.RevokedAt is not null)
        {
            return true; // somebody else was faster
        }

        var now = scope.Now;
        (row.RevokedAt, row.RevokedById) = (now, actor.PersonId);
        var person = row.PersonId.ToString("D");
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "person", person, AuditOutcome.Done, GrantAudit.Withdrawn(row, now)));
        ChangeFeed.Append(db, ChangeKind.Permission, person, now);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
