using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// What may still solve the case: the tenant's solution model without the steps taken since the case was opened or reopened. The remaining
/// chances are not scaled up: a case that its usual solution did not solve is unusual, and what solves it becomes less certain, not more,
/// by what finished cases show.
/// </summary>
public sealed class SolutionChances
{
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
                return IsOpen(action) ? Math.Min(each.Chance, FixedPoint.One) * _left / FixedPoint.One : 0;
            }
        }

        return 0;
    }

    // what the case waits for has not failed yet
    private long LeftOf(IReadOnlyList<long> afterFailed)
    {
        var failed = _steps.Count(each => !IsOpen(each.Action) && _memory.Of(each.Action) is not { Outcome: StepOutcome.Waiting });
        return failed == 0 || afterFailed.Count == 0 ? FixedPoint.One : afterFailed[Math.Min(failed, afterFailed.Count) - 1];
    }

    private bool IsOpen(string action) => _memory.Of(action) is not { } done || (done.IsBeforeReopening && !done.HasFailed);
}
