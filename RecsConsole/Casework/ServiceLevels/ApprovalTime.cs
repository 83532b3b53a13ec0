using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>
/// By when a request for approval is due: in working time, and early enough before the case's own deadline that its step can still be
/// taken.
/// </summary>
public static class ApprovalTime
{
    // days by which spans are resolved beyond the longest time, for holidays
    private const int Reserve = 60;

    private static readonly long s_least = (long)TimeSpan.FromHours(1).TotalMilliseconds;

    /// <summary>When a request made now is due.</summary>
    /// <param name="hours">The longest time, by the clock on the wall.</param>
    public static DateTimeOffset DueOf(CaseTypeCalendars calendars, CaseRow row, DateTimeOffset now, int hours)
    {
        ArgumentNullException.ThrowIfNull(calendars);
        ArgumentNullException.ThrowIfNull(row);
        var spans = calendars.Resolve(row, now, now.AddHours(hours).AddDays(Reserve));
        return At(DueMs(spans, now.ToUnixTimeMilliseconds(), now.AddHours(hours).ToUnixTimeMilliseconds(), RunsOutAt(row, now)));
    }

    /// <summary>When a request is due that nobody decided in time: after the same working time once more.</summary>
    public static DateTimeOffset AgainOf(CaseTypeCalendars calendars, CaseRow row, ApprovalRequestRow request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(calendars);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(request);
        var (from, to) = (request.RequestedAt, request.Deadline);
        var spans = calendars.Resolve(row, from, now.Add(to - from).AddDays(Reserve));
        var worked = spans.Between(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        return spans.Add(now.ToUnixTimeMilliseconds(), Math.Max(worked, s_least)) is { } end ? At(end) : now + (to - from);
    }

    /// <param name="latest">The last instant allowed, whether or not anybody works then.</param>
    /// <param name="caseEnds">When the time of the case is over; null when that limits nothing.</param>
    internal static long DueMs(BusinessSpans spans, long now, long latest, long? caseEnds)
    {
        // nobody decides at night: then the last working moment before, but always an hour of work
        var due = spans.Add(now, Math.Max(spans.Between(now, latest), s_least)) ?? latest;
        // a quarter of what the case has left is for the step itself
        var left = caseEnds is { } end ? spans.Between(now, end) : 0;
        return left > 0 && spans.Add(now, left / 4 * 3) is { } early ? Math.Min(due, early) : due;
    }

    // a clock that is paused, stopped or already over limits nothing
    private static long? RunsOutAt(CaseRow row, DateTimeOffset now) =>
        row is { SlaPausedAt: null, ResolvedAt: null, SlaDeadline: { } end } && end > now ? end.ToUnixTimeMilliseconds() : null;

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
