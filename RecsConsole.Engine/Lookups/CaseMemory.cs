using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// What was done on the case, by whom, and what came of it (design rule 14), read from its history and its workflow. A step failed when
/// something other than a catalog action takes the case back to a state it has already been in, or when the customer wrote after it that
/// nothing is better. Leaving a waiting state is an answer and says nothing about failure. What solved the case is what the person who
/// solved it named, otherwise the last work on the problem. In an imported log everything is an activity of somebody, so there a step
/// failed only where the log makes it plain: the case went on after a state in which nearly all cases are over, or went back after a step
/// that nearly always solves.
/// </summary>
public sealed class CaseMemory
{
    private readonly Dictionary<string, RememberedStep> _steps = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly HashSet<string> _loggedEnds = new(StringComparer.Ordinal);
    private readonly CatalogIndex _catalog;
    private readonly WorkflowIndex _workflow;
    private readonly IReadOnlyList<SolutionChance> _solutions;

    // The state after the last step, the action that led there and the state it left; the last action that worked on the problem, and the
    // one that was named as the solution.
    private string? _state;
    private string? _entered;
    private string? _leftState;
    private string? _lastWork;
    private string? _named;
    private CustomerVerdict? _setBackBy;

    internal CaseMemory(CaseSnapshot snapshot, CatalogIndex catalog, WorkflowIndex workflow)
    {
        (_catalog, _workflow) = (catalog, workflow);
        _solutions = snapshot.Visible.History?.Solutions?.Steps ?? [];
        foreach (var step in snapshot.History)
        {
            MoveTo(step.FromState);
            Take(step);
        }

        MoveTo(snapshot.Case.State);
        if (_entered is { } entered && workflow.IsWaiting(snapshot.Case.State) && _steps[entered] is { Outcome: StepOutcome.Done } last)
        {
            _steps[entered] = last with { Outcome = StepOutcome.Waiting };
            IsAsked = !IsLogged(entered); // in a log somebody's next activity is the answer
            Answers = IsAsked ? AnswersTo(entered, snapshot) : null;
            var wait = new CaseWait(entered, last.LastAt, Patience);
            Wait = IsAsked && snapshot.At < wait.LookAgainAt ? wait : null;
            IsOverdue = IsAsked && LastAt(snapshot) <= snapshot.At - Patience;
        }

        if (workflow.IsLastingSolution(snapshot.Case.State))
        {
            Credit();
        }

        // what people do after an activity of a log is in the counts of next steps already
        Failed = _steps
            .Values.Where(step => step.HasFailed && !IsLogged(step.Action))
            .Select(step => step.Action)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Catalog actions that did not help on this case; activities of a log are not among them.</summary>
    public IReadOnlySet<string> Failed { get; }

    /// <summary>
    /// A catalog action did not help, the customer wrote that nothing is better, or the case was reopened, and nothing has been done about
    /// the problem since: the case is not ready to be closed. Never by activities of a log.
    /// </summary>
    public bool IsSetBack { get; private set; }

    /// <summary>The customer's words that set the case back; null when something else did, or nothing.</summary>
    public CustomerVerdict? SetBackBy => IsSetBack ? _setBackBy : null;

    /// <summary>Whom the case waits for; null when it does not, or has for so long that it may be time to ask again.</summary>
    public CaseWait? Wait { get; }

    /// <summary>The case waits for an answer to a step that was done on it, however long it has.</summary>
    public bool IsAsked { get; }

    /// <summary>The case waits, and nothing has happened on it for so long that it is time to ask again.</summary>
    public bool IsOverdue { get; }

    /// <summary>How long answers to what was asked usually take; null when the case does not wait, or for too few answers.</summary>
    public AnswerFacts? Answers { get; }

    /// <summary>How long an answer is waited for before it may be time to ask again.</summary>
    public TimeSpan Patience => Answers is { } answers ? TimeSpan.FromHours(answers.UsualHours) : CaseWait.DefaultPatience;

    /// <summary>Every action that was done, once.</summary>
    public IReadOnlyCollection<RememberedStep> Steps => _steps.Values;

    /// <summary>
    /// The step that solved the case: somebody named it, or it was the last work before. Null while the case is not solved, and where that
    /// work is an activity of a log, of which nobody says what it does.
    /// </summary>
    public RememberedStep? Solution =>
        _steps.Values.FirstOrDefault(step => step.Outcome == StepOutcome.Worked && (step.IsNamed || !IsLogged(step.Action)));

    /// <summary>Whether the action closes cases; when a closed case is reopened, the work before it failed too.</summary>
    public bool IsClosing(string action) => _catalog.Action(action)?.Kind is WorkKinds.Close || _loggedEnds.Contains(action);

    /// <summary>What is remembered of an action; null when it was not done.</summary>
    public RememberedStep? Of(string action) => _steps.GetValueOrDefault(action);

    private void Take(CaseStep step)
    {
        if (_catalog.Action(step.Activity)?.Kind is not { } kind)
        {
            MoveTo(step.ToState);
            return;
        }

        var isLogged = IsLogged(step.Activity);
        if (isLogged)
        {
            JudgeBefore(step);
        }

        Name(step);
        var times = _steps.TryGetValue(step.Activity, out var before) ? before.Times + 1 : 1;
        _steps[step.Activity] = new(step.Activity, times, step.At, step.ActorId, StepOutcome.Done, IsBeforeReopening: false);
        if (isLogged ? IsLoggedWork(step) : WorkKinds.IsWorkAfter(KindOf(_lastWork), kind))
        {
            _lastWork = step.Activity;
        }

        IsSetBack &= isLogged || !(WorkKinds.MaySolve(kind) || kind is WorkKinds.Close || Solves(step.Activity));
        if (step.ToState is { } to && !string.Equals(to, _state, StringComparison.Ordinal))
        {
            (_leftState, _state, _entered) = (_state, to, step.Activity);
            _visited.Add(to);
            if (isLogged && _workflow.Machine.IsSolved(to))
            {
                _loggedEnds.Add(step.Activity);
            }
        }

        if (step.Verdict is { } verdict && !isLogged)
        {
            Hear(verdict);
        }
    }

    // The customer judges the work on the problem, not the letter that told them of it. Who looked into the problem only has not failed,
    // but the case is not ready to be closed either.
    private void Hear(CustomerVerdict verdict)
    {
        (IsSetBack, _setBackBy) = (!verdict.Helped, verdict.Helped ? null : verdict);
        if ((_named ?? _lastWork) is { } work && !IsLogged(work) && KindOf(work) is { } kind && WorkKinds.MaySolve(kind))
        {
            var heard = _steps[work] with { Verdict = verdict };
            _steps[work] = (verdict.Helped, heard) switch
            {
                (true, { Outcome: StepOutcome.Failed }) => heard with { Outcome = StepOutcome.Done }, // it works after all
                (false, { HasFailed: false }) => heard with { Outcome = StepOutcome.Failed },
                _ => heard,
            };
        }
    }

    // The person who solves a case may name what solved it; what follows on a solved case is paperwork.
    private void Name(CaseStep step)
    {
        if (step.ToState is { } to && _workflow.Machine.IsSolved(to) && (_state is null || !_workflow.Machine.IsSolved(_state)))
        {
            _named = step.SolvedBy is { } named && _steps.ContainsKey(named) ? named : null;
            if (_named is { } solution)
            {
                _steps[solution] = _steps[solution] with { Verdict = null }; // somebody knew better than the message before
            }
        }
    }

    // a named step solved the case whatever came of it before; a step that failed is not the solution by being the last one
    private void Credit()
    {
        if (_named is { } named)
        {
            if (_steps[named].Verdict is { Helped: false })
            {
                return; // the customer wrote since that it did not help
            }

            _steps[named] = _steps[named] with { Outcome = StepOutcome.Worked, IsNamed = true };
        }
        else if (_lastWork is { } work && _steps[work] is { Outcome: StepOutcome.Done })
        {
            Judge(work, StepOutcome.Worked);
        }
    }

    // An activity of a log says by where it goes on what came of the activities before it.
    private void JudgeBefore(CaseStep step)
    {
        if (_state is not { } left || step.ToState is not { } to || _entered is not { } entered)
        {
            return;
        }

        if (_workflow.IsReopening(left, to))
        {
            Reopened(entered);
        }
        else if (_workflow.NearlyAlwaysSolves(left) && string.Equals(to, _leftState, StringComparison.Ordinal))
        {
            Judge(entered, StepOutcome.Failed);
        }
    }

    // what leads to a solution; the steps that enter the solved and waiting states do not
    private bool IsLoggedWork(CaseStep step) => step.ToState is not { } to || (!_workflow.Machine.IsSolved(to) && !_workflow.IsWaiting(to));

    // The case is not in the state to which its last action led: something happened in between that the history, which may list only
    // actions, does not show.
    private void MoveTo(string? state)
    {
        if (state is null || string.Equals(state, _state, StringComparison.Ordinal))
        {
            return;
        }

        if (_state is { } left && _entered is { } entered && !_workflow.IsWaiting(left) && !_visited.Add(state))
        {
            TakenBack(entered);
        }

        _visited.Add(state);
        (_leftState, _state, _entered) = (_state, state, null);
    }

    private void TakenBack(string entered)
    {
        if (!IsLogged(entered))
        {
            IsSetBack = true;
        }

        if (IsClosing(entered))
        {
            Reopened(entered);
        }
        else
        {
            Judge(entered, StepOutcome.Failed);
        }
    }

    private void Reopened(string entered)
    {
        Judge(entered, StepOutcome.Reopened);
        if ((_named ?? _lastWork) is { } work)
        {
            Judge(work, StepOutcome.Reopened);
        }

        _named = null;
        foreach (var (action, remembered) in _steps)
        {
            _steps[action] = remembered with { IsBeforeReopening = true };
        }
    }

    private static AnswerFacts? AnswersTo(string asked, CaseSnapshot snapshot) =>
        snapshot.Visible.History?.Answers is { } answers && string.Equals(answers.Action, asked, StringComparison.Ordinal) ? answers : null;

    // of a step, or of something else since
    private static DateTimeOffset LastAt(CaseSnapshot snapshot) =>
        snapshot.Case.NewsAt is { } news && news > snapshot.History[^1].At ? news : snapshot.History[^1].At;

    // advice to the customer may be what such cases need
    private bool Solves(string action) => SolutionChances.AreSolvedBy(_solutions, action);

    private string? KindOf(string? action) => action is null ? null : _catalog.Action(action)?.Kind;

    private bool IsLogged(string action) => _catalog.Action(action) is { IsLogged: true };

    private void Judge(string action, StepOutcome outcome) => _steps[action] = _steps[action] with { Outcome = outcome };
}
