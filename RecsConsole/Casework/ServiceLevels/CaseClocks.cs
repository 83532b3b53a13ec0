using RecsConsole.Database;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>
/// The clocks a case has had: anything done before a renewal is judged by the deadline at that time, not by the current one.
/// </summary>
public sealed class CaseClocks
{
    private readonly CaseClock _last;
    private readonly IReadOnlyList<(DateTimeOffset Until, CaseClock Clock)> _earlier;

    private CaseClocks(CaseClock last, IReadOnlyList<(DateTimeOffset Until, CaseClock Clock)> earlier) =>
        (_last, _earlier) = (last, earlier);

    /// <param name="openedAt">When the case was opened.</param>
    /// <param name="last">The current clock.</param>
    /// <param name="events">Its events in order, at least those that renewed the clock.</param>
    public static CaseClocks From(DateTimeOffset openedAt, CaseClock last, IEnumerable<CaseEventRow> events)
    {
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(events);
        // few events renew the clock: only those are parsed
        return new(
            last,
            [
                .. from row in events
                where row.AttributesJson.Contains(ClockChange.BeforeAttribute, StringComparison.Ordinal)
                let before = ClockChange.ClockBefore(CaseEvents.AttributesOf(row), openedAt)
                where before is not null
                orderby row.At
                select (row.At, before),
            ]
        );
    }

    public static CaseClocks From(CaseRow row, IEnumerable<CaseEventRow> events)
    {
        ArgumentNullException.ThrowIfNull(row);
        return From(row.OpenedAt, new(CaseTypeCalendars.StartOf(row), ClockState.From(row).Known), events);
    }

    /// <summary>The clock that ran at an instant; the renewing event itself belongs to the previous clock.</summary>
    public CaseClock At(DateTimeOffset instant)
    {
        foreach (var (until, clock) in _earlier)
        {
            if (instant <= until)
            {
                return clock;
            }
        }

        return _last;
    }
}

/// <summary>Start and deadline of a clock; null where nothing was promised. For a paused clock, the values before the pause.</summary>
public sealed record CaseClock(DateTimeOffset StartedAt, DateTimeOffset? Deadline);
