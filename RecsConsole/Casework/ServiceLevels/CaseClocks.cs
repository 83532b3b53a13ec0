using RecsConsole.Database;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>The clocks that a case has had: what was done before it was promised anew is judged by the deadline of its time, not by the one of today.</summary>
public sealed class CaseClocks
{
    private readonly CaseClock _last;
    private readonly IReadOnlyList<(DateTimeOffset Until, CaseClock Clock)> _earlier;

    private CaseClocks(CaseClock last, IReadOnlyList<(DateTimeOffset Until, CaseClock Clock)> earlier) =>
        (_last, _earlier) = (last, earlier);

    /// <param name="openedAt">When the case was opened.</param>
    /// <param name="last">The clock that it has now.</param>
    /// <param name="events">Its events in their order, at least those that promised anew.</param>
    public static CaseClocks Of(DateTimeOffset openedAt, CaseClock last, IEnumerable<CaseEventRow> events)
    {
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(events);
        // hardly any event promises something anew: only those are looked into
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

    public static CaseClocks Of(CaseRow row, IEnumerable<CaseEventRow> events)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Of(row.OpenedAt, new(SlaCalendars.StartOf(row), ClockState.Of(row).Known), events);
    }

    /// <summary>The clock that ran at an instant; what promises anew was done under the one before.</summary>
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

/// <summary>When the time of a case began, and by when it was to be solved; null where nothing was promised. Of a clock that stands, as it stood then.</summary>
public sealed record CaseClock(DateTimeOffset StartedAt, DateTimeOffset? Deadline);
