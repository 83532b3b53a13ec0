using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>Ends an operator's sessions: their cookies become invalid, and pages open in them leave at once.</summary>
public sealed class EndSessions(TenantDb tenantDb, AuditTrail auditTrail, Memberships memberships, TimeProvider clock)
{
    /// <summary>Ends all open sessions of an operator except one, in all tenants; returns their number.</summary>
    /// <param name="kept">The session to keep; null for none.</param>
    public async Task<int> OthersAsync(Guid operatorId, Guid? kept, CancellationToken cancellationToken)
    {
        var open = (await OpenOfAsync(operatorId, cancellationToken)).Where(row => row.Id != kept).ToList();
        return await EndAsync(open, cancellationToken);
    }

    /// <summary>Ends all open sessions of an operator in one tenant; returns their number.</summary>
    public async Task<int> OfTenantAsync(Guid operatorId, Guid tenantId, CancellationToken cancellationToken)
    {
        var open = (await OpenOfAsync(operatorId, cancellationToken)).Where(row => row.TenantId == tenantId).ToList();
        return await EndAsync(open, cancellationToken);
    }

    /// <summary>Ends the given sessions of any operator; returns their number.</summary>
    public async Task<int> AllAsync(IEnumerable<SessionRow> sessions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var ended = 0;
        foreach (var ofOne in sessions.GroupBy(row => row.OperatorId))
        {
            ended += await EndAsync([.. ofOne], cancellationToken);
        }

        return ended;
    }

    /// <summary>Ends one session of the operator; false when the session is not theirs or already over.</summary>
    public async Task<bool> OneAsync(Guid operatorId, Guid sessionId, CancellationToken cancellationToken)
    {
        var open = (await OpenOfAsync(operatorId, cancellationToken)).Where(row => row.Id == sessionId).ToList();
        return await EndAsync(open, cancellationToken) > 0;
    }

    /// <summary>Ends a session in a context bound to its tenant; the caller saves, together with its entry in the trail.</summary>
    public static async Task AppendAsync(ConsoleDbContext db, Guid sessionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Sessions.FindAsync([sessionId], cancellationToken) is { EndedAt: null } row)
        {
            row.EndedAt = Timestamps.Round(now);
        }

        ChangeFeed.Append(db, ChangeKind.Session, sessionId.ToString("D"), now);
    }

    private async Task<List<SessionRow>> OpenOfAsync(Guid operatorId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db
            .Sessions.AsNoTracking()
            .Where(row => row.OperatorId == operatorId && row.EndedAt == null && row.EndsAt > now)
            .ToListAsync(cancellationToken);
    }

    // Each tenant's trail records the sessions that ended there.
    private async Task<int> EndAsync(List<SessionRow> sessions, CancellationToken cancellationToken)
    {
        foreach (var ofTenant in sessions.GroupBy(row => row.TenantId))
        {
            var all = await memberships.OfOperatorAsync(ofTenant.First().OperatorId, cancellationToken);
            var person = all.FirstOrDefault(each => each.TenantId == ofTenant.Key)?.PersonId;
            await using var db = await tenantDb.OpenAsync(Actor.Job(ofTenant.Key), cancellationToken);
            foreach (var session in ofTenant)
            {
                await AppendAsync(db, session.Id, clock.GetUtcNow(), cancellationToken);
                auditTrail.Append(db, person, new("close.session", "session", session.Id.ToString("D"), AuditOutcome.Done));
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return sessions.Count;
    }
}
