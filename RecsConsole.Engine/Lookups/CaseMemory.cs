using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// What was done on the case, by whom, and what came of it (design rule 14), read from its history and its workflow. A step failed when an event
/// that nobody chooses (an activity that is no action of the catalog) takes the case back to a state it had been in; leaving a state in which
/// the case waits is an answer and says nothing of that kind.
/// </summary>
public sealed class CaseMemory
{
    private const string CloseKind = "close";
    private const string CommunicateKind = "communicate";

    private readonly Dictionary<string, RememberedStep> _steps = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly CatalogIndex _catalog;
    private readonly WorkflowIndex _workflow;

    // The action that brought the case into its present state, and the last one that worked on the problem.
    private string? _entered;
    private string? _lastWork;

    internal CaseMemory(CaseSnapshot snapshot, CatalogIndex catalog, WorkflowIndex workflow)
    {
        (_catalog, _workflow) = (catalog, workflow);
        foreach (var step in snapshot.History)
        {
            Take(step);
        }

        if (_entered is { } entered && workflow.IsWaiting(snapshot.Case.State) && _steps[entered] is { Outcome: StepOutcome.Done } last)
        {
            _steps[entered] = last with { Outcome = StepOutcome.Waiting };
        }

        Failed = _steps.Values.Where(step => step.HasFailed).Select(step => step.Action).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Actions that did not help on this case.</summary>
    public IReadOnlySet<string> Failed { get; }

    /// <summary>What is remembered of an action; null when it was not done.</summary>
    public RememberedStep? Of(string action) => _steps.GetValueOrDefault(action);

    private void Take(CaseStep step)
    {
        var kind = _catalog.Action(step.Activity)?.Kind;
        var hasMoved = step.ToState is { } to && step.FromState is { } from && !string.Equals(to, from, StringComparison.Ordinal);
        if (kind is null)
        {
            if (hasMoved)
            {
                TakeEvent(step);
            }

            Enter(step, hasMoved ? null : _entered);
            return;
        }

        var times = _steps.TryGetValue(step.Activity, out var before) ? before.Times + 1 : 1;
        _steps[step.Activity] = new(step.Activity, times, step.At, step.ActorId, StepOutcome.Done, null, IsBeforeReopening: false);
        if (kind is not CommunicateKind and not CloseKind)
        {
            _lastWork = step.Activity;
        }

        Enter(step, hasMoved ? step.Activity : _entered);
    }

    private void Enter(CaseStep step, string? by)
    {
        if (step.FromState is { } from)
        {
            _visited.Add(from);
        }

        if (step.ToState is { } to)
        {
            _visited.Add(to);
        }

        _entered = by;
    }

    private void TakeEvent(CaseStep step)
    {
        if (_entered is not { } entered || _workflow.IsWaiting(step.FromState!) || !_visited.Contains(step.ToState!))
        {
            return;
        }

        if (_catalog.Action(entered)?.Kind is not CloseKind)
        {
            Judge(entered, StepOutcome.Failed, step.At);
            return;
        }

        Judge(entered, StepOutcome.Reopened, step.At);
        if (_lastWork is { } work)
        {
            Judge(work, StepOutcome.Reopened, step.At);
        }

        foreach (var (action, remembered) in _steps)
        {
            _steps[action] = remembered with { IsBeforeReopening = true };
        }
    }

    private void Judge(string action, StepOutcome outcome, DateTimeOffset at) =>
        _steps[action] = _steps[action] with { Outcome = outcome, OutcomeAt = at };
}
