using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>A step that usually follows the case's last one, and within what time.</summary>
/// <param name="UsualSeconds">Three of four cases did it within this time.</param>
/// <param name="LastAt">When the last thing happened on the case.</param>
/// <param name="IsLate">
/// Nine of ten cases did it sooner than this one; never after a failure, when what usually follows no longer does.
/// </param>
public sealed record ExpectedStep(string Action, long UsualSeconds, DateTimeOffset LastAt, bool IsLate)
{
    // below this chance the step does not usually follow at all
    private const long LeastChance = FixedPoint.One / 5;
    private const long SecondsOfHour = 3_600;

    /// <summary>The usual time in hours, rounded up, as it is said.</summary>
    public long UsualHours => Math.Max(1, (UsualSeconds + SecondsOfHour - 1) / SecondsOfHour);

    /// <summary>What <see cref="LastAt"/> is the time of.</summary>
    public WaitStart Start { get; init; }

    /// <summary>What is expected of an action; null when it seldom follows, or its time is unknown.</summary>
    public static ExpectedStep? Of(CaseSnapshot snapshot, string action)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var step = snapshot.Visible.History?.Forecast?.Steps.FirstOrDefault(each =>
            each.Chance >= LeastChance && string.Equals(each.Action, action, StringComparison.Ordinal)
        );
        if (step is not { UsualSeconds: { } usual, LateSeconds: { } late })
        {
            return null;
        }

        var (start, last) = LastOf(snapshot);
        var isOverdue = (snapshot.At - last).Ticks > late * TimeSpan.TicksPerSecond;
        return new(action, usual, last, isOverdue && !SnapshotIndex.From(snapshot).Memory.IsSetBack) { Start = start };
    }

    /// <summary>The most probable step, if it is late and suggested; null otherwise.</summary>
    /// <param name="suggested">The actions on the slate: nobody is reminded of a step that is not among them.</param>
    public static ExpectedStep? LateOf(CaseSnapshot snapshot, IReadOnlyCollection<string> suggested)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(suggested);
        return
            snapshot.Visible.History?.Forecast?.Steps is [var first, ..]
            && suggested.Contains(first.Action, StringComparer.Ordinal)
            && Of(snapshot, first.Action) is { IsLate: true } late
            ? late
            : null;
    }

    private static (WaitStart Start, DateTimeOffset At) LastOf(CaseSnapshot snapshot)
    {
        var last = snapshot.History.Count > 0 ? snapshot.History[^1].At : (DateTimeOffset?)null;
        return snapshot.Case.NewsAt is { } news && news > (last ?? snapshot.Case.OpenedAt) ? (WaitStart.News, news)
            : last is { } step ? (WaitStart.Step, step)
            : (WaitStart.Opening, snapshot.Case.OpenedAt);
    }
}
