using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// What came of each step of a case, as known right before the next one, by the rules of <see cref="CaseMemory"/>: for the model of next
/// steps, which learns from many cases and has no snapshot of them. What customers write is not among them: imported logs have no messages.
/// </summary>
public sealed class StepStandings
{
    private readonly WorkflowIndex _workflow;
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<StepStanding> _standings = [];

    // the state after the last step, the one before it, the step that led there, and what failed
    private string? _state;
    private string? _leftState;
    private string? _entered;
    private string? _failed;
    private int _setbacks;
    private bool _hasShownFailure;

    private StepStandings(WorkflowIndex workflow) => _workflow = workflow;

    /// <summary>One standing for the opening and one for each step, in order.</summary>
    /// <param name="steps">The steps of people, oldest first.</param>
    /// <param name="state">The state of the case after all of them.</param>
    public static IReadOnlyList<StepStanding> Of(IReadOnlyList<WorkedStep> steps, string state, WorkflowIndex workflow)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(workflow);
        var read = new StepStandings(workflow);
        foreach (var step in steps)
        {
            read.Stand(step.From);
            read.Take(step);
        }

        read.Stand(state);
        return read._standings;
    }

    // what has happened since the last step, for a case that is found in this state
    private void Stand(string? state)
    {
        var kind = StandingKind.Underway;
        if (_entered is { } entered && Setbacks.IsTakenBack(_state, state, _visited, _workflow.Machine))
        {
            Fail(entered);
            kind = StandingKind.Failed;
        }
        else if (_hasShownFailure)
        {
            kind = StandingKind.Failed;
        }
        else if ((state ?? _state) is { } now && _workflow.IsWaiting(now))
        {
            kind = StandingKind.Waiting;
        }
        else if (_state is { } left && state is not null && _workflow.IsWaiting(left))
        {
            kind = StandingKind.Answered;
        }

        _standings.Add(new(kind, _setbacks, _failed));
        MoveTo(state, by: null);
    }

    // In a log somebody's next activity says by where it goes that the one before failed; a drawn workflow was observed nowhere.
    private void Take(WorkedStep step)
    {
        _hasShownFailure =
            _entered is not null
            && _state is { } left
            && step.To is { } to
            && _workflow.ObservedFrom(left) > 0
            && (
                _workflow.IsReopening(left, to)
                || (_workflow.NearlyAlwaysSolves(left) && string.Equals(to, _leftState, StringComparison.Ordinal))
            );
        if (_hasShownFailure)
        {
            Fail(_entered!);
        }

        MoveTo(step.To, step.Activity);
    }

    private void Fail(string step) => (_failed, _setbacks) = (step, _setbacks + 1);

    private void MoveTo(string? state, string? by)
    {
        if (state is not null && !string.Equals(state, _state, StringComparison.Ordinal))
        {
            (_leftState, _state, _entered) = (_state, state, by);
            _visited.Add(state);
        }
    }
}
