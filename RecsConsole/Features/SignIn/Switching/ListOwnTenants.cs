using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Switching;

/// <summary>Lists the tenants of the operator behind the actor, by name.</summary>
public sealed class ListOwnTenants(Memberships memberships)
{
    public async Task<IReadOnlyList<OwnTenant>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var all = await memberships.OfActorAsync(actor, cancellationToken);
        return
        [
            .. all.Select(membership => new OwnTenant(membership.TenantId, membership.TenantName, membership.TenantId == actor.TenantId)),
        ];
    }
}

/// <summary>A tenant the actor may enter.</summary>
public sealed record OwnTenant(Guid TenantId, string Name, bool IsOpen);
