using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn.SingleSignOn;

/// <summary>Reads the tenant's provider, the URLs to register there, and the permissions of its groups.</summary>
public sealed class ReadSingleSignOn(OperationScopeFactory scopes, ListProviders providers, ConsoleAddress address)
{
    /// <summary>The short name of a provider in what the page shows before there is one.</summary>
    internal const string ExampleKey = "corp";

    public async Task<Result<SingleSignOnView>> RunAsync(Actor actor, Guid sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.single_sign_on", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var (db, tenantId) = (scope.Db, actor.TenantId);
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == tenantId, cancellationToken);
        var choice = await providers.OfTenantAsync(db, tenantId, cancellationToken);
        var groups = await db.SignInGroups.AsNoTracking().OrderBy(row => row.Group).ToListAsync(cancellationToken);
        return new SingleSignOnView(
            tenant.Key,
            choice?.Name,
            AddressesOf(choice?.Key ?? ExampleKey),
            [.. groups.Select(row => new SignInGroup(row.Group, row.Role, [.. row.Teams], row.Clearance))],
            await db
                .Teams.OrderBy(row => row.Name)
                .ThenBy(row => row.Key)
                .Select(row => new SignInTeam(row.Key, row.Name))
                .ToListAsync(cancellationToken),
            scope.Access.Subject.Clearance,
            tenant.RequiresSingleSignOn,
            await db.Sessions.AnyAsync(row => row.Id == sessionId && row.VouchedTenantId == tenantId, cancellationToken)
        );
    }

    private List<RegisteredAddress> AddressesOf(string key) =>
        [
            new(Texts.SsoRedirectAddress, address.Of(SignInAddresses.CallbackOf(key))),
            new(Texts.SsoSignedOutAddress, address.Of(SignInAddresses.SignedOutOf(key))),
            new(Texts.SsoBackChannelAddress, address.Of(SignInAddresses.BackChannel)),
        ];
}

/// <param name="Provider">The provider's name; null: none is configured for the tenant.</param>
/// <param name="Teams">The tenant's teams.</param>
/// <param name="OwnClearance">The reader's clearance, the most that they can give a group.</param>
/// <param name="IsOwnSession">The reader signed in with the provider themselves.</param>
public sealed record SingleSignOnView(
    string TenantKey,
    string? Provider,
    IReadOnlyList<RegisteredAddress> Addresses,
    IReadOnlyList<SignInGroup> Groups,
    IReadOnlyList<SignInTeam> Teams,
    int OwnClearance,
    bool IsRequired,
    bool IsOwnSession
)
{
    /// <summary>The name of a team; its key when the tenant has no such team any more.</summary>
    public string NameOf(string team) =>
        Teams.FirstOrDefault(each => string.Equals(each.Key, team, StringComparison.Ordinal))?.Name ?? team;
}

/// <summary>A team of the tenant.</summary>
public sealed record SignInTeam(string Key, string Name);

/// <summary>A URL to register with the provider.</summary>
public sealed record RegisteredAddress(string Title, string Address);

/// <summary>The permissions of a group.</summary>
public sealed record SignInGroup(string Group, string Role, IReadOnlyList<string> Teams, int Clearance);
