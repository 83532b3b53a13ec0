using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.History;

/// <summary>How a finished case ended, and so what came of its steps.</summary>
/// <param name="SlaMet">Whether the SLA was met as far as the source says, for a case that had no deadline.</param>
/// <param name="Course">When the case was solved and reopened.</param>
/// <param name="Rules">The tenant's limits.</param>
public sealed record CaseEnd(CaseClocks Clocks, bool? SlaMet, CaseOutcome Course, EndingRules Rules)
{
    /// <summary>The clock of a case without a deadline on its first day; it goes up from there with the case's age.</summary>
    public const byte FirstDay = 10;

    private static readonly double[] s_days = [1, 3, 7, 14, 30];

    /// <summary>How the case ended, seen from an instant; null when no solution is known.</summary>
    public CaseEnding? From(DateTimeOffset at) => From(Course.Of(at), at);

    /// <summary>The same for the solution that a step at an instant led to.</summary>
    public CaseEnding? From(CaseSolution? solution, DateTimeOffset at)
    {
        var deadline = Clocks.At(at).Deadline;
        var ending = solution?.EndingFrom(at, deadline, Rules);
        return ending is { } known && deadline is null && SlaMet is not null ? known with { MetDeadline = SlaMet } : ending;
    }

    /// <summary>
    /// A finished case as a similar case, with how it ended, seen from its opening. The other fields describe its last solution, and its
    /// hours are rounded.
    /// </summary>
    public SimilarCaseHit On(SimilarCaseHit hit, DateTimeOffset openedAt)
    {
        ArgumentNullException.ThrowIfNull(hit);
        // a source may say that a case came back without saying when
        var isUndated = hit.Reopened && Course.Solutions.All(each => each.ReopenedAt is null);
        if (isUndated || From(openedAt) is not { ToSolution: { } took } seen)
        {
            return hit;
        }

        var ending = new HitEnding((int)took.TotalHours, seen.MetDeadline, seen.CameBack);
        var isSaid =
            ending.CameBack == hit.Reopened
            && (hit.Reopened || (ending.MetDeadline == hit.SlaMet && (hit.SlaMet is not null || ending.Hours == hit.HoursToResolve)));
        return isSaid ? hit : hit with { Ending = ending };
    }

    /// <summary>What came of a step.</summary>
    /// <param name="setbacks">How often the case had been taken back by then.</param>
    public StepEnding Of(DateTimeOffset at, int setbacks)
    {
        var (startedAt, deadline) = Clocks.At(at);
        var told = From(at);
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
            return (byte)(FirstDay + s_days.Count(days => (at - openedAt).TotalDays >= days));
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
