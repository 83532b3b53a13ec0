using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.SingleSignOn;

/// <summary>Ends sessions started with an outdated group mapping: the next sign-in applies the current one.</summary>
public sealed class VouchedSessions(TenantDb tenantDb, EndSessions endSessions, TimeProvider clock)
{
    /// <summary>Ends the open sessions of everyone else who signed in through the tenant's provider; returns their number.</summary>
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
