using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// Whether the case is over and nothing has happened since the step that ended it, and how often finished cases then went on. Counts of what
/// came next are of the cases that went on; here those that stayed over count, too: where one case in twenty was opened again, opening it
/// again is no advice until there is a reason.
/// </summary>
public sealed class FinishedCase
{
    private readonly WorkflowIndex _workflow;
    private readonly NextStepChances _nextSteps;
    private readonly string _state;
    private readonly bool _hasForecast;

    internal FinishedCase(CaseSnapshot snapshot, WorkflowIndex workflow, NextStepChances nextSteps)
    {
        (_workflow, _nextSteps, _state) = (workflow, nextSteps, snapshot.Case.State);
        _hasForecast = snapshot.Visible.History?.Forecast is not null;
        IsSettled = workflow.Machine.IsTerminal(_state) && !HasNews(snapshot);
    }

    /// <summary>The case is over, and neither the customer nor an event has moved it since.</summary>
    public bool IsSettled { get; }

    /// <summary>
    /// The share of finished cases that went on with the action, in millionths; null where neither a model nor a log says how many stayed as
    /// they were.
    /// </summary>
    public long? ShareOf(string action) =>
        _hasForecast ? _nextSteps.Of(action) // the end is among its outcomes
        : _workflow.ShareOnFrom(_state) is { } on ? _nextSteps.Of(action) * on / FixedPoint.One
        : null;

    private static bool HasNews(CaseSnapshot snapshot) =>
        snapshot.Case.NewsAt is { } news && (snapshot.History.Count == 0 || news > snapshot.History[^1].At);
}
