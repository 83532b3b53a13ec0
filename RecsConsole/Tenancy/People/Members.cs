using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Tenancy.People;

/// <summary>The people of a tenant who can sign in.</summary>
public static class Members
{
    public static async Task<IReadOnlySet<Guid>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Memberships.Where(row => row.TenantId == db.TenantId).Select(row => row.PersonId).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Whether the person can sign in.</summary>
    public static Task<bool> IsAsync(ConsoleDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Memberships.AnyAsync(row => row.TenantId == db.TenantId && row.PersonId == personId, cancellationToken);
    }
}
