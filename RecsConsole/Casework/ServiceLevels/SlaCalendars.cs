using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>Business calendars of the tenant's case types, resolved once for all cases of a page.</summary>
public sealed class SlaCalendars
{
    private readonly Dictionary<string, BusinessCalendar> _byType;

    private SlaCalendars(Dictionary<string, BusinessCalendar> byType) => _byType = byType;

    public static async Task<SlaCalendars> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .CaseTypes.AsNoTracking()
            .Join(
                db.Calendars,
                type => type.CalendarKey,
                calendar => calendar.Key,
                (type, calendar) => new { type.Key, Calendar = calendar }
            )
            .ToListAsync(cancellationToken);
        return new(rows.ToDictionary(row => row.Key, row => BusinessCalendar.Of(row.Calendar), StringComparer.Ordinal));
    }

    /// <summary>The clock of a case; null when it has no deadline.</summary>
    public SlaView? Of(CaseRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Running(row.TypeKey, row.OpenedAt, row.SlaDeadline, now) is { } running
            ? running with
            {
                Stopped = row.IsOpen ? null : row.ResolvedAt,
            }
            : null;
    }

    /// <summary>The clock of an open case of which only this is known.</summary>
    public SlaView? Running(string typeKey, DateTimeOffset openedAt, DateTimeOffset? deadline, DateTimeOffset now)
    {
        if (deadline is not { } end)
        {
            return null;
        }

        var spans = Resolve(typeKey, openedAt < now ? openedAt : now, end > now ? end.AddDays(60) : now.AddDays(60));
        return new(openedAt, end, null, spans);
    }

    /// <summary>Working time of the cases of a type.</summary>
    public BusinessSpans Resolve(string typeKey, DateTimeOffset from, DateTimeOffset to) =>
        _byType.TryGetValue(typeKey, out var calendar) ? calendar.Resolve(from, to) : BusinessSpans.Always;
}
