using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Import;

/// <summary>
/// Makes operators members of imported tenants without members: a log may have been imported before anybody could sign in. For the first
/// start in Development.
/// </summary>
public sealed class JoinImportedTenants(TenantDb tenantDb, AuditTrail auditTrail, TimeProvider clock)
{
    /// <summary>Returns the keys of the tenants that got a member.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<ImportMember> asked, CancellationToken cancellationToken)
    {
        await using var all = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var members = await ImportMembers.FindAsync(all, asked, cancellationToken);
        var tenants = await all
            .Tenants.AsNoTracking()
            .Where(row => !all.Memberships.Any(member => member.TenantId == row.Id))
            .OrderBy(row => row.Key)
            .ToListAsync(cancellationToken);
        List<string> joined = [];
        foreach (var tenant in tenants)
        {
            if (await JoinAsync(tenant, members, cancellationToken))
            {
                joined.Add(tenant.Key);
            }
        }

        return joined;
    }

    private async Task<bool> JoinAsync(TenantRow tenant, ImportMembers members, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenant.Id), cancellationToken);
        if (!await db.Imports.AnyAsync(row => row.Kind == ImportKind.Log, cancellationToken))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        return await members.JoinAsync(db, tenant.TimeZone, auditTrail, now, cancellationToken) > 0;
    }
}
