using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// What may still solve the case: the tenant's solution model without the steps taken since the case was opened or reopened. The remaining
/// chances are not scaled up: a case that its usual solution did not solve is unusual, and what solves it becomes less certain, not more.
/// </summary>
public sealed class SolutionChances
{
    private readonly IReadOnlyList<SolutionChance> _steps;
    private readonly CaseMemory _memory;

    internal SolutionChances(HistoryFacts? history, CaseMemory memory) => (_steps, _memory) = (history?.Solutions?.Steps ?? [], memory);

    /// <summary>The probability that the action solves the case, in millionths; 0 if it was already done, or solved no such case.</summary>
    public long Of(string action)
    {
        foreach (var each in _steps)
        {
            if (string.Equals(each.Action, action, StringComparison.Ordinal))
            {
                return IsOpen(action) ? Math.Min(each.Chance, FixedPoint.One) : 0;
            }
        }

        return 0;
    }

    private bool IsOpen(string action) => _memory.Of(action) is not { } done || (done.IsBeforeReopening && !done.HasFailed);
}
