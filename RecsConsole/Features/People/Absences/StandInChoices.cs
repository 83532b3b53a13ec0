using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.People.Absences;

/// <summary>Who can stand in for someone: the active people of their teams.</summary>
internal static class StandInChoices
{
    public static async Task<IReadOnlyList<StandIn>> ReadAsync(ConsoleDbContext db, PersonRow person, CancellationToken cancellationToken)
    {
        var people = await db
            .People.AsNoTracking()
            .Where(row => row.IsActive && row.Id != person.Id)
            .Select(row => new
            {
                row.Id,
                row.DisplayName,
                row.Teams,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. people
                .Where(row => row.Teams.Intersect(person.Teams, StringComparer.Ordinal).Any())
                .OrderBy(row => row.DisplayName, StringComparer.CurrentCultureIgnoreCase)
                .Select(row => new StandIn(row.Id, row.DisplayName)),
        ];
    }

    public static async Task<bool> IsOneAsync(ConsoleDbContext db, PersonRow person, Guid standIn, CancellationToken cancellationToken) =>
        (await ReadAsync(db, person, cancellationToken)).Any(each => each.Id == standIn);
}

/// <summary>A person who can stand in.</summary>
public sealed record StandIn(Guid Id, string Name);
