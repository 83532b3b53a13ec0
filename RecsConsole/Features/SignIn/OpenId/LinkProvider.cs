using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>Links the account of an open session with the identity that the provider sent: for people who already had an account.</summary>
public sealed class LinkProvider(TenantDb tenantDb, Memberships memberships, AuditTrail auditTrail)
{
    /// <summary>Null when linked, now or before; else the code of <see cref="OpenIdRefusal"/>.</summary>
    public async Task<string?> RunAsync(SessionClaims session, ProviderIdentity identity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(identity);
        if (await memberships.CheckAsync(session, cancellationToken) is null)
        {
            return OpenIdRefusal.OtherSession;
        }

        await using var db = await tenantDb.OpenAsync(session.Actor, cancellationToken);
        if (!await db.Tenants.AnyAsync(row => row.Id == session.TenantId && row.Key == identity.Provider.Tenant, cancellationToken))
        {
            return OpenIdRefusal.NoTenant;
        }

        var known = await ProviderPeople.FindAsync(db, session.TenantId, identity.Issuer, identity.Subject, cancellationToken);
        if (known is not null)
        {
            return known == session.OperatorId ? null : OpenIdRefusal.LinkedElsewhere;
        }

        var provider = ProviderLogins.ProviderOf(session.TenantId);
        if (await db.UserLogins.AnyAsync(row => row.UserId == session.OperatorId && row.LoginProvider == provider, cancellationToken))
        {
            return OpenIdRefusal.LinkedElsewhere;
        }

        ProviderPeople.Link(db, session.TenantId, identity, session.OperatorId);
        auditTrail.Append(db, session.PersonId, new("link.sign_in", "person", session.PersonId.ToString("D"), AuditOutcome.Done));
        return await db.TrySaveChangesAsync(cancellationToken) ? null : OpenIdRefusal.LinkedElsewhere;
    }
}
