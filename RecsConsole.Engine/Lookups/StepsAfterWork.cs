using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// Steps that come too early while nothing has been done about the case but taking it: similar cases took them only after other work, as when
/// somebody checks whether a repair helped, or tells the customer what was done. Counts of the state alone cannot show that: each case of the
/// state has such a step, at its end. Not for a step that works on the problem itself, which may be tried at once.
/// </summary>
public sealed class StepsAfterWork
{
    // with fewer cases, the order in them may be chance
    private const int MinCases = 3;
    private const long Nearly = FixedPoint.One * 9 / 10;

    private readonly Dictionary<string, WorkBefore> _steps = new(StringComparer.Ordinal);

    internal StepsAfterWork(CaseSnapshot snapshot, CatalogIndex catalog, CaseMemory memory, Func<SimilarCaseHit, PrecedentAge> ageOf)
    {
        if (memory.Steps.Any(step => !step.IsBeforeReopening && IsWork(catalog, step.Action)))
        {
            return;
        }

        foreach (var hit in snapshot.Visible.SimilarCases.Where(hit => !ageOf(hit).IsSuperseded))
        {
            Count(hit, snapshot.Case.State, catalog);
        }
    }

    /// <summary>How often similar cases took the action in this state after other work; null when it is not too early for it.</summary>
    public WorkBefore? Of(string action) =>
        _steps.TryGetValue(action, out var counted) && counted.Cases >= MinCases && counted.After * FixedPoint.One >= counted.Cases * Nearly
            ? counted
            : null;

    // the first time that a case took each step
    private void Count(SimilarCaseHit hit, string state, CatalogIndex catalog)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var hasWork = false;
        foreach (var step in hit.Steps)
        {
            if (
                string.Equals(step.FromState, state, StringComparison.Ordinal)
                && catalog.Action(step.Activity) is { IsLogged: false } action
                && !WorkKinds.MaySolve(action.Kind)
                && action.Kind is not WorkKinds.Assign
                && seen.Add(step.Activity)
            )
            {
                var counted = _steps.GetValueOrDefault(step.Activity);
                _steps[step.Activity] = new(counted.Cases + 1, counted.After + (hasWork ? 1 : 0));
            }

            hasWork |= IsWork(catalog, step.Activity);
        }
    }

    private static bool IsWork(CatalogIndex catalog, string action) =>
        catalog.Action(action) is { IsLogged: false, Kind: not WorkKinds.Assign };
}

/// <summary>In how many similar cases a step was taken, and in how many of these after other work.</summary>
public readonly record struct WorkBefore(int Cases, int After);
