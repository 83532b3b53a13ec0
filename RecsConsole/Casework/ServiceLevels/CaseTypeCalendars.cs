using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>Business calendars of the tenant's case types, resolved once for all cases of a page.</summary>
public sealed class CaseTypeCalendars
{
    private readonly Dictionary<string, BusinessCalendar> _byType;

    private CaseTypeCalendars(Dictionary<string, BusinessCalendar> byType) => _byType = byType;

    public static async Task<CaseTypeCalendars> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
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
        return new(rows.ToDictionary(row => row.Key, row => BusinessCalendar.From(row.Calendar), StringComparer.Ordinal));
    }

    /// <summary>The clock of a case; null when it has no deadline.</summary>
    public SlaView? Of(CaseRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        if ((row.SlaDeadline ?? row.SlaHeldDeadline) is not { } end)
        {
            return null;
        }

        var start = StartOf(row);
        var spans = Resolve(row.TypeKey, start < now ? start : now, end > now ? end.AddDays(60) : now.AddDays(60), row.SlaRoundTheClock);
        return new(start, end, row.ResolvedAt, spans) { PausedAt = row.SlaPausedAt };
    }

    /// <summary>Start of a case's clock.</summary>
    public static DateTimeOffset StartOf(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.SlaStartedAt ?? row.OpenedAt;
    }

    /// <summary>Working time of the cases of a type.</summary>
    /// <param name="isRoundTheClock">Every hour counts for this case.</param>
    public BusinessSpans Resolve(string typeKey, DateTimeOffset from, DateTimeOffset to, bool isRoundTheClock = false) =>
        !isRoundTheClock && CalendarOf(typeKey) is { } calendar ? calendar.Resolve(from, to) : BusinessSpans.Always;

    /// <summary>The calendar of a type; null when it has none, and every hour counts.</summary>
    public BusinessCalendar? CalendarOf(string typeKey) => _byType.GetValueOrDefault(typeKey);
}
