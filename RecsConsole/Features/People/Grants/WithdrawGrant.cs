using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.People.Grants;

/// <summary>Ends a right that was given, or taken in an emergency, before its time. It acts on the next request.</summary>
public sealed class WithdrawGrant(TenantDb tenantDb, OperationGate gate, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Name = "withdraw.grant";

    public async Task<Result<bool>> RunAsync(Actor actor, Guid grantId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await EnterAsync(db, actor, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        entered = await EnterAsync(db, actor, cancellationToken);
        var withdrawn = entered.IsOk ? await WithdrawAsync(db, actor, grantId, cancellationToken) : entered.Error;
        if (withdrawn.IsOk || withdrawn.Error.Kind == ErrorKind.Forbidden)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return withdrawn;
    }

    private Task<Result<AccessCheck>> EnterAsync(ConsoleDbContext db, Actor actor, CancellationToken cancellationToken) =>
        gate.EnterAsync(db, actor, AccessOperation.ManageGrants, Name, cancellationToken);

    private async Task<Result<bool>> WithdrawAsync(ConsoleDbContext db, Actor actor, Guid grantId, CancellationToken cancellationToken)
    {
        var row = await db.AccessGrants.FirstOrDefaultAsync(grant => grant.Id == grantId, cancellationToken);
        if (row is null)
        {
            return Error.NotFound("There is no such right in this tenant.");
        }

        if (row.RevokedAt is not null)
        {
            return true; // somebody else was faster
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        (row.RevokedAt, row.RevokedById) = (now, actor.PersonId);
        var person = row.PersonId.ToString("D");
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                Name,
                "person",
                person,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["grant"] = row.Id.ToString("D") }
            )
        );
        ChangeFeed.Append(db, ChangeKind.Permission, person, now);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
