using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>Lists the identity providers to sign in with, and a tenant's provider.</summary>
public sealed class ListProviders(IOptions<SignInOptions> options, TenantDb tenantDb)
{
    /// <summary>The providers on the sign-in page: those whose tenant exists.</summary>
    public async Task<IReadOnlyList<ProviderChoice>> AtTheDoorAsync(CancellationToken cancellationToken)
    {
        if (options.Value.OpenId.Count == 0)
        {
            return [];
        }

        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var tenants = await db.Tenants.Where(row => row.IsReady).Select(row => row.Key).ToListAsync(cancellationToken);
        return
        [
            .. options
                .Value.OpenId.Where(each => tenants.Contains(each.Value.Tenant, StringComparer.Ordinal))
                .Select(each => new ProviderChoice(each.Key, each.Value.Name))
                .OrderBy(choice => choice.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>The provider of the open tenant, and whether the user's account is linked with it; null when the tenant has none.</summary>
    public async Task<OwnProvider?> OwnAsync(SessionClaims session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = await tenantDb.OpenAsync(session.Actor, cancellationToken);
        if (await OfTenantAsync(db, session.TenantId, cancellationToken) is not { } choice)
        {
            return null;
        }

        var provider = ProviderLogins.ProviderOf(session.TenantId);
        var isLinked = await db.UserLogins.AnyAsync(
            row => row.UserId == session.OperatorId && row.LoginProvider == provider,
            cancellationToken
        );
        return new OwnProvider(choice, isLinked);
    }

    /// <summary>The provider of a tenant.</summary>
    public async Task<ProviderChoice?> OfTenantAsync(Database.ConsoleDbContext db, Guid tenantId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (options.Value.OpenId.Count == 0)
        {
            return null;
        }

        var key = await db.Tenants.Where(row => row.Id == tenantId).Select(row => row.Key).SingleAsync(cancellationToken);
        return options
            .Value.OpenId.Where(each => string.Equals(each.Value.Tenant, key, StringComparison.Ordinal))
            .Select(each => new ProviderChoice(each.Key, each.Value.Name))
            .FirstOrDefault();
    }
}

/// <param name="Key">Key of the provider's configuration, as in URLs.</param>
public sealed record ProviderChoice(string Key, string Name);

public sealed record OwnProvider(ProviderChoice Choice, bool IsLinked);
