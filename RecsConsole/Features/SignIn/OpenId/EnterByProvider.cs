using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>Signs in someone sent by a provider: into the one tenant it belongs to, with the permissions of their groups only.</summary>
public sealed class EnterByProvider(TenantDb tenantDb, ProviderPeople people, Memberships memberships, OpenSession openSession)
{
    /// <summary>Returns the principal of the session, or the code of <see cref="OpenIdRefusal"/>.</summary>
    public async Task<(ClaimsPrincipal? Principal, string? Refused)> RunAsync(
        ProviderIdentity identity,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(identity);
        if (await TenantAsync(identity, cancellationToken) is not { } tenant)
        {
            return (null, OpenIdRefusal.NoTenant);
        }

        var (operatorId, refused) = await AccountAsync(tenant, identity, cancellationToken);
        if (refused is not null || operatorId is not { } accountId)
        {
            return (null, refused);
        }

        var all = await memberships.OfOperatorAsync(accountId, cancellationToken);
        return all.FirstOrDefault(each => each.TenantId == tenant.Id) is { } entered
            ? (
                await openSession.RunAsync(
                    entered,
                    browser,
                    cancellationToken,
                    new SessionOrigin(tenant.Id, identity.Issuer, identity.Session)
                ),
                null
            )
            : (null, OpenIdRefusal.NotActive);
    }

    private async Task<(Guid? OperatorId, string? Refused)> AccountAsync(
        TenantRow tenant,
        ProviderIdentity identity,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenant.Id), cancellationToken);
        var rights = GroupRights.From(await db.SignInGroups.AsNoTracking().ToListAsync(cancellationToken), identity.Groups);
        var noRights = identity.HasMoreGroups ? OpenIdRefusal.TooManyGroups : OpenIdRefusal.NoGroup;
        if (await ProviderPeople.FindAsync(db, tenant.Id, identity.Issuer, identity.Subject, cancellationToken) is not { } known)
        {
            return rights is null ? (null, noRights) : await people.MakeAsync(tenant, identity, rights, cancellationToken);
        }

        // someone who left all groups loses what they gave, in open pages too
        if (!await people.UpdateAsync(tenant.Id, known, rights ?? GroupRights.None, cancellationToken))
        {
            return (null, OpenIdRefusal.NotActive);
        }

        return rights is null ? (null, noRights) : (known, null);
    }

    private async Task<TenantRow?> TenantAsync(ProviderIdentity identity, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await db
            .Tenants.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Key == identity.Provider.Tenant && row.IsReady, cancellationToken);
    }
}
