using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>People of a tenant by e-mail address, by which other systems name them.</summary>
internal static class KnownPeople
{
    /// <summary>Reads all, because addresses are encrypted; one shared by two people identifies nobody.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        (await db.People.AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken))
            .Where(person => !string.IsNullOrWhiteSpace(person.Email))
            .GroupBy(person => person.Email!.Trim(), StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.Single().Id, StringComparer.OrdinalIgnoreCase);
}
