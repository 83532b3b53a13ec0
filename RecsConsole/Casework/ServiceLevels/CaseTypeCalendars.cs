using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>
/// The calendars that the tenant's cases count by: that of their service level if it names one, otherwise that of their type. Resolved once
/// for all cases of a page.
/// </summary>
public sealed class CaseTypeCalendars
{
    private readonly IReadOnlyDictionary<string, BusinessCalendar> _calendars;
    private readonly IReadOnlyDictionary<string, string> _ofTypes;
    private readonly IReadOnlyDictionary<(string Key, int Version), string> _ofLevels;

    private CaseTypeCalendars(
        IReadOnlyDictionary<string, BusinessCalendar> calendars,
        IReadOnlyDictionary<string, string> ofTypes,
        IReadOnlyDictionary<(string Key, int Version), string> ofLevels
    ) => (_calendars, _ofTypes, _ofLevels) = (calendars, ofTypes, ofLevels);

    public static async Task<CaseTypeCalendars> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await ReadAsync(db, await OfLevelsAsync(db, cancellationToken), cancellationToken);
    }

    /// <param name="ofLevels">The calendar that each version of a service level names, by one who has read the levels.</param>
    internal static async Task<CaseTypeCalendars> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyDictionary<(string Key, int Version), string> ofLevels,
        CancellationToken cancellationToken
    )
    {
        var calendars = await db.Calendars.AsNoTracking().ToListAsync(cancellationToken);
        var types = await db.CaseTypes.AsNoTracking().Select(type => new { type.Key, type.CalendarKey }).ToListAsync(cancellationToken);
        return new(
            calendars.ToDictionary(row => row.Key, BusinessCalendar.From, StringComparer.Ordinal),
            types.ToDictionary(type => type.Key, type => type.CalendarKey, StringComparer.Ordinal),
            ofLevels
        );
    }

    // versions that name none are left out
    private static async Task<IReadOnlyDictionary<(string Key, int Version), string>> OfLevelsAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        var levels = await db
            .ServiceLevels.AsNoTracking()
            .Where(level => level.CalendarKey != null)
            .Select(level => new
            {
                level.Key,
                level.Version,
                level.CalendarKey,
            })
            .ToListAsync(cancellationToken);
        return levels.ToDictionary(level => (level.Key, level.Version), level => level.CalendarKey!);
    }

    /// <summary>The same as if a case type had another calendar.</summary>
    internal CaseTypeCalendars With(string typeKey, string calendarKey) =>
        new(_calendars, new Dictionary<string, string>(_ofTypes, StringComparer.Ordinal) { [typeKey] = calendarKey }, _ofLevels);

    /// <summary>Each calendar with the case types that count by it.</summary>
    internal IReadOnlyList<(BusinessCalendar Calendar, List<string> Types)> ByTypes() =>
        [
            .. _ofTypes
                .Where(type => _calendars.ContainsKey(type.Value))
                .GroupBy(type => type.Value, StringComparer.Ordinal)
                .Select(same => (_calendars[same.Key], same.Select(type => type.Key).ToList())),
        ];

    /// <summary>The versions of service levels that name a calendar, with it.</summary>
    internal IReadOnlyList<(BusinessCalendar Calendar, string Level, int Version)> ByLevels() =>
        [
            .. _ofLevels
                .Where(level => _calendars.ContainsKey(level.Value))
                .Select(level => (_calendars[level.Value], level.Key.Key, level.Key.Version)),
        ];

    /// <summary>The clock of a case; null when it has no deadline.</summary>
    public SlaView? Of(CaseRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        if ((row.SlaDeadline ?? row.SlaHeldDeadline) is not { } end)
        {
            return null;
        }

        var start = StartOf(row);
        var spans = Resolve(row, start < now ? start : now, end > now ? end.AddDays(60) : now.AddDays(60));
        return new(start, end, row.ResolvedAt, spans) { PausedAt = row.SlaPausedAt };
    }

    /// <summary>Start of a case's clock.</summary>
    public static DateTimeOffset StartOf(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.SlaStartedAt ?? row.OpenedAt;
    }

    /// <summary>Working time of the cases of a type whose service level names no calendar.</summary>
    public BusinessSpans Resolve(string typeKey, DateTimeOffset from, DateTimeOffset to) => Spans(CalendarOf(typeKey), from, to);

    /// <summary>The time that counts for a case.</summary>
    public BusinessSpans Resolve(CaseRow row, DateTimeOffset from, DateTimeOffset to) => Spans(CalendarOf(row), from, to);

    /// <summary>The time that a level counts for cases of a type.</summary>
    public BusinessSpans Resolve(ServiceLevel level, string typeKey, DateTimeOffset from, DateTimeOffset to) =>
        Spans(CalendarOf(level, typeKey), from, to);

    /// <summary>The calendar of a type; null when it has none, and every hour counts.</summary>
    public BusinessCalendar? CalendarOf(string typeKey) => _ofTypes.TryGetValue(typeKey, out var key) ? Named(key) : null;

    /// <summary>The calendar that a level counts by for cases of a type; null when every hour counts.</summary>
    public BusinessCalendar? CalendarOf(ServiceLevel level, string typeKey)
    {
        ArgumentNullException.ThrowIfNull(level);
        return level.IsRoundTheClock ? null : Named(level.CalendarKey) ?? CalendarOf(typeKey);
    }

    /// <summary>The calendar that a case counts by; null when every hour counts.</summary>
    public BusinessCalendar? CalendarOf(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var named =
            row is { SlaLevelKey: { } key, SlaLevelVersion: { } version } && _ofLevels.TryGetValue((key, version), out var calendar)
                ? Named(calendar)
                : null;
        return row.SlaRoundTheClock ? null : named ?? CalendarOf(row.TypeKey);
    }

    /// <summary>A calendar of the tenant; null when it has none with that key.</summary>
    public BusinessCalendar? Named(string? key) => key is null ? null : _calendars.GetValueOrDefault(key);

    private static BusinessSpans Spans(BusinessCalendar? calendar, DateTimeOffset from, DateTimeOffset to) =>
        calendar?.Resolve(from, to) ?? BusinessSpans.Always;
}
