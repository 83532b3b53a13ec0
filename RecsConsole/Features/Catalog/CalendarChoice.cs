using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Catalog;

/// <summary>A calendar of the tenant that a case type or a service level can count by.</summary>
public sealed record CalendarChoice(string Key, string Title, BusinessCalendar Hours)
{
    /// <summary>All calendars of the tenant, by name.</summary>
    public static async Task<IReadOnlyList<CalendarChoice>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.Calendars.AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new CalendarChoice(row.Key, row.Name ?? row.Key, BusinessCalendar.From(row)))
                .OrderBy(each => each.Title, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(each => each.Key, StringComparer.Ordinal),
        ];
    }
}
