using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Features.Demo.Simulation.Policies;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>
/// The action that finished cases of the issue type took most often in the state, unless this case has already done it; does not use the
/// text.
/// </summary>
internal sealed class FrequentPolicy(SimulatedTenant tenant) : ISimulatedPolicy
{
    private readonly ILookup<(string, string?), string> _byFrequency = tenant
        .History.FinishedInBase.SelectMany(found => found.Steps.Select(step => (found.IssueType, step.FromState, step.Activity)))
        .CountBy(step => step)
        .OrderByDescending(count => count.Value)
        .ThenBy(count => count.Key.Activity, StringComparer.Ordinal)
        .ToLookup(count => (count.Key.IssueType, count.Key.FromState), count => count.Key.Activity);

    public string? Propose(VisibleCase visible) =>
        _byFrequency[(visible.ReadRows().Case.IssueType, visible.State)]
            .FirstOrDefault(action =>
                visible.AllowedActions.Contains(action, StringComparer.Ordinal) && !visible.History.Contains(action, StringComparer.Ordinal)
            );
}
