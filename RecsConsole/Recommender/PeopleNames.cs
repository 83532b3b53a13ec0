using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Approvals;

/// <summary>Names of the people in requests.</summary>
internal static class PeopleNames
{
    public static async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(
        ConsoleDbContext db,
        IEnumerable<Guid> people,
        CancellationToken cancellationToken
    )
    {
        var ids = people.Distinct().ToList();
        return await db
            .People.Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(
                person => person.Id,
                person => person.DisplayName,
                cancellationToken
            );
    }
}
