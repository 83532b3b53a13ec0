using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// What may still solve the case: the tenant's solution model without the steps taken since the case was opened or reopened. The remaining
/// chances are not scaled up to a whole: a case that its usual solution did not solve is unusual. Finished cases show how much more or
/// less certain the other steps become (<see cref="SolutionFacts.AfterFailed"/>).
/// </summary>
public sealed class SolutionChances
{
    // a step that solves fewer such cases is no attempt at a solution
    private const long SeldomSolves = FixedPoint.One / 50;

    private readonly IReadOnlyList<SolutionChance> _steps;
    private readonly CaseMemory _memory;
    private readonly long _left;

    internal SolutionChances(HistoryFacts? history, CaseMemory memory)
    {
        (_steps, _memory) = (history?.Solutions?.Steps ?? [], memory);
        _left = LeftOf(history?.Solutions?.AfterFailed ?? []);
    }

    /// <summary>The probability that the action solves the case, in millionths; 0 if it was already done, or solved no such case.</summary>
    public long Of(string action)
    {
        foreach (var each in _steps)
        {
            if (string.Equals(each.Action, action, StringComparison.Ordinal))
            {
                return IsOpen(action) ? Math.Min(FixedPoint.One, Math.Min(each.Chance, FixedPoint.One) * _left / FixedPoint.One) : 0;
            }
        }

        return 0;
    }

    /// <summary>
    /// Whether such cases are solved by the action, done or not, of whatever kind it is: advice to the customer is then no mere word to them.
    /// </summary>
    public bool AreSolvedBy(string action) => AreSolvedBy(_steps, action);

    internal static bool AreSolvedBy(IReadOnlyList<SolutionChance> steps, string action) =>
        steps.Any(each => each.Chance >= SeldomSolves && string.Equals(each.Action, action, StringComparison.Ordinal));

    // what the case waits for has not failed yet
    private long LeftOf(IReadOnlyList<long> afterFailed)
    {
        var failed = _steps.Count(each => !IsOpen(each.Action) && _memory.Of(each.Action) is not { Outcome: StepOutcome.Waiting });
        return failed == 0 || afterFailed.Count == 0 ? FixedPoint.One : afterFailed[Math.Min(failed, afterFailed.Count) - 1];
    }

    private bool IsOpen(string action) => _memory.Of(action) is not { } done || (done.IsBeforeReopening && !done.HasFailed);
}
