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
        return Running(row.TypeKey, StartOf(row), row.SlaDeadline, now) is { } running
            ? running with
            {
                Stopped = row.IsOpen ? null : row.ResolvedAt,
            }
            : null;
    }

    /// <summary>When the clock of a case began.</summary>
    public static DateTimeOffset StartOf(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.SlaStartedAt ?? row.OpenedAt;
    }

    /// <summary>The clock of an open case of which only this is known.</summary>
    /// <param name="startedAt">When it was opened, for the last time.</param>
    public SlaView? Running(string typeKey, DateTimeOffset startedAt, DateTimeOffset? deadline, DateTimeOffset now)
    {
        if (deadline is not { } end)
        {
            return null;
        }

        var spans = Resolve(typeKey, startedAt < now ? startedAt : now, end > now ? end.AddDays(60) : now.AddDays(60));
        return new(startedAt, end, null, spans);
    }

    /// <summary>Working time of the cases of a type.</summary>
    public BusinessSpans Resolve(string typeKey, DateTimeOffset from, DateTimeOffset to) =>
        _byType.TryGetValue(typeKey, out var calendar) ? calendar.Resolve(from, to) : BusinessSpans.Always;
}
