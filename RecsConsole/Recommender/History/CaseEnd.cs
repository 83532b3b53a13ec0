using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.History;

/// <summary>How a finished case ended, as far as its steps are judged by it.</summary>
/// <param name="SlaMet">What the source said where it tells no deadline.</param>
public sealed record CaseEnd(DateTimeOffset OpenedAt, DateTimeOffset? Deadline, bool? SlaMet, DateTimeOffset SolvedAt, bool CameBack)
{
    private static readonly double[] s_days = [1, 3, 7, 14, 30];

    /// <summary>What came of a step.</summary>
    public StepEnding Of(DateTimeOffset at)
    {
        var met = Deadline is { } deadline ? (deadline > at ? SolvedAt <= deadline : (bool?)null) : SlaMet;
        var ending = new CaseEnding(SolvedAt >= at ? SolvedAt - at : null, met, CameBack);
        return new(ClockOf(OpenedAt, Deadline, at), SolvedAt >= at, ending.IsGood);
    }

    /// <summary>
    /// How much time is left, in coarse steps: until the deadline as a share of all the time there was, and without a deadline how old the case is. In
    /// hours of the clock, because a finished case is judged without its calendar; both sides of a comparison are.
    /// </summary>
    public static byte ClockOf(DateTimeOffset openedAt, DateTimeOffset? deadline, DateTimeOffset at)
    {
        if (deadline is not { } due)
        {
            return (byte)(10 + s_days.Count(days => (at - openedAt).TotalDays >= days));
        }

        var share = (due - at) / (due - openedAt);
        return share switch
        {
            < 0 => 0,
            < 0.15 => 1,
            < 0.3 => 2,
            < 0.5 => 3,
            < 0.75 => 4,
            _ => 5,
        };
    }
}
