using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;

namespace RecsConsole.Recommender.History;

/// <summary>What came of the steps of a finished case.</summary>
/// <param name="SlaMet">Whether the source says the SLA was met, when it gives no deadline.</param>
/// <param name="Course">When the case was solved and reopened.</param>
public sealed record CaseEnd(CaseClocks Clocks, bool? SlaMet, CaseOutcome Course)
{
    private static readonly TimeSpan s_rework = TimeSpan.FromDays(30);
    private static readonly double[] s_days = [1, 3, 7, 14, 30];

    /// <summary>What came of a step.</summary>
    /// <param name="setbacks">How often the case had been taken back by then.</param>
    public StepEnding Of(DateTimeOffset at, int setbacks)
    {
        var (startedAt, deadline) = Clocks.At(at);
        var ending = Course.Of(at)?.EndingFrom(at, deadline, Engine.Workflow.CaseEnding.UsualWindow, s_rework);
        var told = ending is { } known && deadline is null && SlaMet is not null ? known with { MetDeadline = SlaMet } : ending;
        var step = new StepEnding(ClockOf(startedAt, deadline, at), (byte)Math.Min(setbacks, byte.MaxValue), told is not null, Good: false);
        return told is { MetDeadline: null, CameBack: false, ToSolution: { } took }
            ? step with
            {
                Good = null,
                Hours = (ushort)Math.Clamp(took.TotalHours, 0, ushort.MaxValue),
            }
            : step with
            {
                Good = told?.IsGood == true,
            };
    }

    /// <summary>
    /// How much time is left, in coarse steps: as a share of the total time until the deadline or, without a deadline, by the age of the
    /// case. Measured in clock hours, because a finished case is judged without its calendar; both sides of a comparison are.
    /// </summary>
    public static byte ClockOf(DateTimeOffset openedAt, DateTimeOffset? deadline, DateTimeOffset at)
    {
        if (deadline is not { } due)
        {
            return (byte)(10 + s_days.Count(days => (at - openedAt).TotalDays >= days));
        }

        if (at > due)
        {
            return 0;
        }

        return ((due - at) / (due - openedAt)) switch
        {
            < 0.15 => 1,
            < 0.3 => 2,
            < 0.5 => 3,
            < 0.75 => 4,
            _ => 5,
        };
    }
}
