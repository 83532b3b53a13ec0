using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Tenancy;

/// <summary>Looks up time zones by name; null where the machine does not know the name.</summary>
public static class TimeZones
{
    public static TimeZoneInfo? Find(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>Name of the zone in which the actor reads times; null for a job.</summary>
    public static Task<string?> OfReaderAsync(ConsoleDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        return db
            .People.Where(person => person.Id == actor.PersonId)
            .Select(person => (string?)person.TimeZone)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
