using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Tenancy.People;

/// <summary>The people who administer a tenant and can sign in: every permission change must leave one.</summary>
public static class Administrators
{
    public static IQueryable<PersonRow> Of(ConsoleDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .People.AsNoTracking()
            .Where(person =>
                person.IsActive
                && person.Roles.Contains(ConsoleRole.Admin)
                && db.Memberships.Any(row => row.TenantId == person.TenantId && row.PersonId == person.Id)
            );
    }

    /// <summary>True when nobody else would be left.</summary>
    public static async Task<bool> AreLastAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    ) => !await Of(db).AnyAsync(person => !people.Contains(person.Id), cancellationToken);
}
