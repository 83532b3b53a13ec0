using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.SingleSignOn;

/// <summary>Removes the permissions of a group. Everyone signed in through the provider must sign in again.</summary>
public sealed class WithdrawSignInGroup(OperationScopeFactory scopes, AuditTrail auditTrail, VouchedSessions vouchedSessions)
{
    private const string Name = "withdraw.sign_in_group";

    /// <summary>Returns how many sessions ended.</summary>
    public async Task<Result<int>> RunAsync(Actor actor, string group, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(group);
        var db = scope.Db;
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        if (await scope.AuthorizeAgainAsync(AccessOperation.ManagePeople, Name, cancellationToken) is { } lost)
        {
            await transaction.CommitAsync(cancellationToken); // commits the audited denial too
            return lost;
        }

        if (await db.SignInGroups.FindAsync([db.TenantId, group], cancellationToken) is not { } row)
        {
            return 0; // already withdrawn
        }

        db.SignInGroups.Remove(row);
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "group", SaveSignInGroup.ReferenceOf(group), AuditOutcome.Done));
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.SsoGroupsChanged);
        }

        await transaction.CommitAsync(cancellationToken);
        return await vouchedSessions.EndOthersAsync(actor, CancellationToken.None);
    }
}
