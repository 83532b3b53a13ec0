using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>The service levels of a tenant with its calendars: what each of its cases is promised, and the resulting deadline.</summary>
public sealed class LevelTable
{
    // wall-clock allowance: days beyond the longest closure, plus ten times the promised working time
    private const int DaysAhead = 60;
    private const int WallForWorking = 10;

    private readonly IReadOnlyList<ServiceLevel> _inForce;
    private readonly IReadOnlyDictionary<(string Key, int Version), ServiceLevel> _all;
    private readonly CaseTypeCalendars _calendars;

    private LevelTable(
        IReadOnlyList<ServiceLevel> inForce,
        IReadOnlyDictionary<(string Key, int Version), ServiceLevel> all,
        CaseTypeCalendars calendars
    ) => (_inForce, _all, _calendars) = (inForce, all, calendars);

    public static async Task<LevelTable> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.ServiceLevels.AsNoTracking().ToListAsync(cancellationToken);
        return new(
            [.. rows.Where(row => row.Status.IsPublished()).Select(ServiceLevel.From)],
            rows.ToDictionary(row => (row.Key, row.Version), ServiceLevel.From),
            await CaseTypeCalendars.ReadAsync(
                db,
                rows.Where(row => row.CalendarKey is not null).ToDictionary(row => (row.Key, row.Version), row => row.CalendarKey!),
                cancellationToken
            )
        );
    }

    /// <summary>The table with one level replaced by another version of it, as if that were in force.</summary>
    public LevelTable With(ServiceLevel level)
    {
        ArgumentNullException.ThrowIfNull(level);
        var others = _inForce.Where(each => !string.Equals(each.Key, level.Key, StringComparison.Ordinal));
        return new([.. others, level], _all, _calendars);
    }

    /// <summary>The table as if a case type had another calendar.</summary>
    public LevelTable WithCalendar(string typeKey, string calendarKey) => new(_inForce, _all, _calendars.With(typeKey, calendarKey));

    /// <summary>The level in force that applies to a case; null when none does.</summary>
    public ServiceLevel? For(PromisedCase found) => ServiceLevel.For(_inForce, found);

    /// <summary>The version behind the deadline of a case; null when another system supplied the deadline, or there is none.</summary>
    public ServiceLevel? Of(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { SlaLevelKey: { } key, SlaLevelVersion: { } version } ? _all.GetValueOrDefault((key, version)) : null;
    }

    /// <summary>The calendar that a level counts by for cases of a type; null when every hour counts.</summary>
    public BusinessCalendar? CalendarOf(ServiceLevel level, string typeKey) => _calendars.CalendarOf(level, typeKey);

    /// <summary>The clock of a case under a level: from its start, with its pauses.</summary>
    /// <param name="startedAt">Null: when the case was first opened.</param>
    public ClockState ClockOf(ServiceLevel level, CaseRow row, DateTimeOffset? startedAt, IReadOnlyList<ClockPause> pauses)
    {
        ArgumentNullException.ThrowIfNull(level);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(pauses);
        var deadline = DeadlineOf(level, row.TypeKey, startedAt ?? row.OpenedAt, pauses);
        var running = new ClockState(startedAt, deadline, level.Key, level.Version, level.IsRoundTheClock, null, null);
        return pauses.FirstOrDefault(pause => pause.To is null) is { } open ? running.PausedSince(open.From) : running;
    }

    /// <summary>The first clock of a new case; null where nothing is promised.</summary>
    /// <param name="tier">Tier of its customer.</param>
    /// <param name="moves">The states it has already entered.</param>
    public ClockState? First(CaseRow row, string? tier, IEnumerable<StateMove> moves)
    {
        ArgumentNullException.ThrowIfNull(row);
        return For(new(row.TypeKey, row.Priority, tier)) is { } level
            ? ClockOf(level, row, startedAt: null, ClockPause.Of(moves, level, row.OpenedAt))
            : null;
    }

    /// <summary>End of a period of working time for cases whose deadline comes from no level.</summary>
    public DateTimeOffset? After(string typeKey, DateTimeOffset start, TimeSpan working) =>
        End(_calendars.CalendarOf(typeKey), start, working, []);

    /// <summary>Counted time between two instants.</summary>
    public TimeSpan Between(CaseRow row, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(row);
        var spans = _calendars.Resolve(row, from, to);
        return TimeSpan.FromMilliseconds(spans.Between(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()));
    }

    private DateTimeOffset? DeadlineOf(ServiceLevel level, string typeKey, DateTimeOffset start, IEnumerable<ClockPause> pauses) =>
        End(_calendars.CalendarOf(level, typeKey), start, level.Target, [.. pauses.Where(pause => pause.To is not null)]);

    private static DateTimeOffset? End(BusinessCalendar? calendar, DateTimeOffset start, TimeSpan working, IReadOnlyList<ClockPause> pauses)
    {
        var stood = pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + (pause.To!.Value - pause.From));
        var until = start.AddDays(DaysAhead) + stood + (WallForWorking * working);
        var spans = calendar?.Resolve(start, until) ?? BusinessSpans.Always;
        var paused = pauses.Sum(pause => spans.Between(pause.From.ToUnixTimeMilliseconds(), pause.To!.Value.ToUnixTimeMilliseconds()));
        return spans.Add(start.ToUnixTimeMilliseconds(), (long)working.TotalMilliseconds + paused) is { } end
            ? DateTimeOffset.FromUnixTimeMilliseconds(end)
            : null;
    }
}
