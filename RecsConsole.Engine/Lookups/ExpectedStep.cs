using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>A step that usually follows the case's last one, and within what time.</summary>
/// <param name="UsualSeconds">Three of four cases did it within this time.</param>
/// <param name="LastAt">When the case's last step was done, or the case opened.</param>
/// <param name="IsLate">Nine of ten cases did it sooner than this one.</param>
public sealed record ExpectedStep(string Action, long UsualSeconds, DateTimeOffset LastAt, bool IsLate)
{
    // below this chance the step does not usually follow at all
    private const long LeastChance = FixedPoint.One / 5;

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

        var last = snapshot.History.Count > 0 ? snapshot.History[^1].At : snapshot.Case.OpenedAt;
        return new(action, usual, last, (snapshot.At - last).Ticks > late * TimeSpan.TicksPerSecond);
    }

    /// <summary>The most probable step, if it is late and allowed now; null otherwise.</summary>
    public static ExpectedStep? LateOf(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return
            snapshot.Visible.History?.Forecast?.Steps is [var first, ..]
            && SnapshotIndex.From(snapshot).Workflow.Machine.IsAllowed(snapshot.Case.State, first.Action)
            && Of(snapshot, first.Action) is { IsLate: true } late
            ? late
            : null;
    }
}
