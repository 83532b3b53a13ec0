using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Recommender.Impact;

/// <summary>The clocks of cases at the time of stored decisions, by any service level. Thread-safe.</summary>
internal sealed class DecisionClocks
{
    private const int DaysAround = 60;

    private readonly CaseTypeCalendars _calendars;
    private readonly Dictionary<Guid, CaseRow> _cases;
    private readonly ILookup<Guid, StateMove> _moves;

    private DecisionClocks(CaseTypeCalendars calendars, Dictionary<Guid, CaseRow> cases, ILookup<Guid, StateMove> moves) =>
        (_calendars, _cases, _moves) = (calendars, cases, moves);

    /// <param name="caseIds">The cases of the decisions.</param>
    public static async Task<DecisionClocks> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    ) =>
        new(
            await CaseTypeCalendars.ReadAsync(db, cancellationToken),
            await db.Cases.AsNoTracking().Where(each => caseIds.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancellationToken),
            await StateMove.OfCasesAsync(db, caseIds, cancellationToken)
        );

    /// <summary>The same as if a case type had another calendar.</summary>
    public DecisionClocks WithCalendar(string typeKey, string calendarKey) => new(_calendars.With(typeKey, calendarKey), _cases, _moves);

    /// <summary>The case as it is now; null when it is gone, or when another system supplied its deadline, which no level moves.</summary>
    public CaseRow? CaseOf(CaseSnapshot snapshot) =>
        _cases.GetValueOrDefault(snapshot.Case.Id) is { } row && row is not { SlaLevelKey: null, SlaDeadline: not null } ? row : null;

    /// <summary>Whether the clock of a case is still the one that ran at the decision: neither started anew nor paused since.</summary>
    public bool IsAsAt(CaseRow row, DateTimeOffset at) =>
        row is { IsOpen: true, ResolvedAt: null } && !(row.SlaStartedAt > at) && !_moves[row.Id].Any(move => move.At > at);

    /// <summary>The decision with the clock that the case has now.</summary>
    public CaseSnapshot AsServed(CaseSnapshot snapshot, CaseRow row) =>
        With(snapshot, CaseTypeCalendars.StartOf(row), row.SlaDeadline, _calendars.CalendarOf(row));

    /// <summary>The decision with the clock of a level; without one, nothing is promised.</summary>
    public CaseSnapshot By(LevelTable levels, ServiceLevel? level, CaseSnapshot snapshot, CaseRow row)
    {
        // a clock that was started anew since then ran from the opening
        var startedAt = row.SlaStartedAt <= snapshot.At ? row.SlaStartedAt : null;
        var start = startedAt ?? row.OpenedAt;
        if (level is null)
        {
            return With(snapshot, start, deadline: null, _calendars.CalendarOf(row.TypeKey));
        }

        var pauses = ClockPause.Of(_moves[row.Id].Where(move => move.At <= snapshot.At), level, start);
        var calendar = _calendars.CalendarOf(level, row.TypeKey);
        return With(snapshot, start, levels.ClockOf(level, row, startedAt, pauses).Deadline, calendar);
    }

    // without a calendar, every hour counts
    private static CaseSnapshot With(CaseSnapshot snapshot, DateTimeOffset start, DateTimeOffset? deadline, BusinessCalendar? calendar)
    {
        var at = snapshot.At;
        var until = deadline > at ? deadline.Value : at;
        var spans = calendar?.Resolve(start < at ? start : at, until.AddDays(DaysAround)) ?? BusinessSpans.Always;
        var (now, startMs, end) = (at.ToUnixTimeMilliseconds(), start.ToUnixTimeMilliseconds(), deadline?.ToUnixTimeMilliseconds());
        var clock = new SlaClock(spans, startMs, end);
        return snapshot with
        {
            Case = snapshot.Case with
            {
                SlaBand = clock.Band(now),
                SlaRemainingMs = clock.RemainingMs(now),
                SlaEndMs = end,
                SlaTotalMs = end is { } last ? spans.Between(startMs, last) : null,
            },
        };
    }
}
