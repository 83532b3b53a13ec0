using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Tenancy;

/// <summary>Looks up time zones by name; null where the machine does not know the name.</summary>
public static class TimeZones
{
    // Not in the system's order, which takes the words for all zones in the reader's language: half a second where they are asked for first.
    private static readonly Lazy<IReadOnlyList<string>> s_names = new(() =>
        [
            .. TimeZoneInfo
                .GetSystemTimeZones(skipSorting: true)
                .Select(zone =>
                    zone.HasIanaId ? zone.Id
                    : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var id) ? id
                    : null
                )
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ]
    );

    /// <summary>The zones known to this machine, by IANA name on every system.</summary>
    public static IReadOnlyList<string> Names => s_names.Value;

    public static TimeZoneInfo? Find(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>Name of the actor's time zone; null for a job.</summary>
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
