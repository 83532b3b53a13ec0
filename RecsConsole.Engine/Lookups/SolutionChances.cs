using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// What may still solve the case: the tenant's model of solutions without what was done here since the case was opened, or opened again. What is left is not
/// scaled up: a case that its usual solution did not solve is an unusual one, and what solves it is less sure, not surer.
/// </summary>
public sealed class SolutionChances
{
    private readonly IReadOnlyList<SolutionChance> _steps;
    private readonly CaseMemory _memory;

    internal SolutionChances(HistoryFacts? history, CaseMemory memory) => (_steps, _memory) = (history?.Solutions?.Steps ?? [], memory);

    /// <summary>The probability that the action is what solves the case, in millionths; 0 for one that was done and for one that solved no such case.</summary>
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
