using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>Renames a passkey of one's own account.</summary>
public sealed class RenamePasskey(TenantDb tenantDb, AuditTrail auditTrail)
{
    public async Task<Result<bool>> RunAsync(SessionClaims session, string id, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(name);
        if (OwnPasskey.NameFrom(name) is not { } wanted)
        {
            return Error.Invalid(Texts.PasskeyNameMissing.With(OwnPasskey.LongestName));
        }

        await using var db = await tenantDb.OpenAsync(session.Actor, cancellationToken);
        if (await PasskeyRows.FindAsync(db, session.OperatorId, id, cancellationToken) is not { } row)
        {
            return Error.NotFound(Texts.PasskeyGone);
        }

        row.Data.Name = wanted;
        auditTrail.Append(db, session.PersonId, new("rename.passkey", "person", session.PersonId.ToString("D"), AuditOutcome.Done));
        return await db.TrySaveChangesAsync(cancellationToken) ? true : Error.Conflict(Texts.AccountChanged);
    }
}
