using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Tenancy.People;

/// <summary>Who is at work now: by absences, and by the hours of a case type in each person's own time zone.</summary>
public sealed class PeopleAtWork
{
    private readonly DateTimeOffset _now;
    private readonly BusinessCalendar? _calendar;
    private readonly Dictionary<Guid, DateTimeOffset> _awayUntil;
    private readonly IReadOnlySet<Guid> _members;

    private PeopleAtWork(
        DateTimeOffset now,
        BusinessCalendar? calendar,
        Dictionary<Guid, DateTimeOffset> awayUntil,
        IReadOnlySet<Guid> members
    ) => (_now, _calendar, _awayUntil, _members) = (now, calendar, awayUntil, members);

    /// <param name="typeKey">The case type whose hours apply; null for none, and then everyone who is not absent counts as at work.</param>
    public static async Task<PeopleAtWork> ReadAsync(
        ConsoleDbContext db,
        string? typeKey,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var away = await db
            .Absences.Where(absence => absence.From <= now && absence.To > now)
            .GroupBy(absence => absence.PersonId)
            .Select(group => new { group.Key, Until = group.Max(absence => absence.To) })
            .ToDictionaryAsync(row => row.Key, row => row.Until, cancellationToken);
        var calendar = await db
            .Calendars.AsNoTracking()
            .FirstOrDefaultAsync(
                found => db.CaseTypes.Any(type => type.Key == typeKey && type.CalendarKey == found.Key),
                cancellationToken
            );
        var members = await Members.ReadAsync(db, cancellationToken);
        return new(now, calendar is null ? null : BusinessCalendar.From(calendar), away, members);
    }

    public AtWork Of(PersonRow person)
    {
        ArgumentNullException.ThrowIfNull(person);
        DateTimeOffset? until = _awayUntil.TryGetValue(person.Id, out var end) ? end : null;
        var isNow = until is null && _calendar?.IsWorkingAt(_now, person.TimeZone) is not false;
        return new(until is not null, isNow, isNow ? null : _calendar?.NextStart(until ?? _now, person.TimeZone) ?? until)
        {
            CanSignIn = _members.Contains(person.Id),
        };
    }
}

/// <param name="IsAway">The person is on a recorded absence, not merely outside working hours.</param>
/// <param name="IsNow">The person is within their hours, and not absent.</param>
/// <param name="BackAt">
/// When their hours begin again, or their absence ends where no hours are set; null while they are at work, or when unknown.
/// </param>
public sealed record AtWork(bool IsAway, bool IsNow, DateTimeOffset? BackAt)
{
    /// <summary>False for a person who is only known, such as from an imported log.</summary>
    public bool CanSignIn { get; init; } = true;
}
