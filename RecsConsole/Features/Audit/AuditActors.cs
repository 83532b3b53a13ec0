using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Audit;

/// <summary>Who can be chosen in the filter of the trail: everybody who did something in it.</summary>
internal static class AuditActors
{
    /// <summary>More names than these are no help to choose from; whoever is not offered is found by typing.</summary>
    public const int Most = 500;

    public static async Task<IReadOnlyList<AuditActor>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .People.AsNoTracking()
            .Where(person => db.AuditEntries.Any(entry => entry.ActorId == person.Id))
            .OrderBy(person => person.Key)
            .Take(Most)
            .Select(person => new { person.Key, person.DisplayName })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new AuditActor(row.Key, row.DisplayName)).OrderBy(actor => actor.Name, StringComparer.CurrentCulture),
        ];
    }
}
