using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Documents.Import;

/// <summary>The names that a document's fields may refer to in a tenant: people by e-mail address or key, teams, policies.</summary>
public sealed record TenantNames(IReadOnlyDictionary<string, Guid> People, IReadOnlySet<string> Teams, IReadOnlySet<string> Policies)
{
    internal static async Task<TenantNames> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var people = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var person in await db
                .People.AsNoTracking()
                .Select(row => new
                {
                    row.Id,
                    row.Key,
                    row.Email,
                })
                .ToListAsync(cancellationToken)
        )
        {
            people[person.Id.ToString("D")] = person.Id;
            people.TryAdd(person.Key, person.Id);
            people.TryAdd(person.Email ?? person.Key, person.Id);
        }

        return new(
            people,
            await db.Teams.Select(row => row.Key).ToHashSetAsync(StringComparer.Ordinal, cancellationToken),
            await db.Policies.Select(row => row.Key).ToHashSetAsync(StringComparer.Ordinal, cancellationToken)
        );
    }
}
