using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.SingleSignOn;

/// <summary>Ends what was begun with groups as they were: the next sign-in gives what they give now.</summary>
public sealed class VouchedSessions(TenantDb tenantDb, EndSessions endSessions, TimeProvider clock)
{
    /// <summary>The open sessions of everybody else whom the tenant's provider sent; answers how many there were.</summary>
    public async Task<int> EndOthersAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var open = await db
            .Sessions.AsNoTracking()
            .Where(row => row.VouchedTenantId == actor.TenantId && row.EndedAt == null && row.EndsAt > now)
            .Where(row =>
                !db.Memberships.Any(own =>
                    own.OperatorId == row.OperatorId && own.TenantId == actor.TenantId && own.PersonId == actor.PersonId
                )
            )
            .ToListAsync(cancellationToken);
        return await endSessions.AllAsync(open, cancellationToken);
    }
}
