using System.Runtime.CompilerServices;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Lookups;

/// <summary>A prepared workflow with the observed frequency of its transitions.</summary>
public sealed class WorkflowIndex
{
    // at most one step in this many is an exception, as a repeat by one case in five is usual (UnusualRepeats)
    private const int SeldomOneIn = 5;

    // fewer observed steps prove nothing
    private const int MinObserved = 20;

    private static readonly ConditionalWeakTable<WorkflowDefinition, WorkflowIndex> Cache = [];

    private readonly Dictionary<(string State, string Action), int> _observed = [];
    private readonly Dictionary<string, int> _observedFrom = new(StringComparer.Ordinal);
    private readonly Dictionary<(string State, string Action), IReadOnlyList<string>> _steps = [];
    private readonly Dictionary<(string State, string Action), int> _places = [];
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);

    // steps to another state that the log has: into a state, out of it, and out of it without solving the case
    private readonly Dictionary<string, long> _into = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _outOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _onFrom = new(StringComparer.Ordinal);

    private WorkflowIndex(WorkflowDefinition definition)
    {
        Machine = new(definition);
        foreach (var transition in definition.Transitions)
        {
            var step = (transition.From, transition.ActionKey);
            _observed[step] = transition.ObservedCount;
            _places[step] = _places.Count;
            IsMined |= transition.ObservedCount > 0;
            _steps[step] = [$"{transition.From}>{transition.ActionKey}"];
            _observedFrom[transition.From] = _observedFrom.GetValueOrDefault(transition.From) + transition.ObservedCount;
            if (!string.Equals(transition.From, transition.To, StringComparison.Ordinal))
            {
                Add(_into, transition.To, transition.ObservedCount);
                Add(_outOf, transition.From, transition.ObservedCount);
                Add(_onFrom, transition.From, Machine.IsSolved(transition.To) ? 0 : transition.ObservedCount);
            }
        }

        foreach (var state in definition.States)
        {
            if (state.Waiting)
            {
                _waiting.Add(state.Key);
            }
        }
    }

    /// <summary>Whether the workflow was observed in a log; nobody has confirmed it as a rule then.</summary>
    public bool IsMined { get; }

    /// <summary>What the workflow allows.</summary>
    public StateMachine Machine { get; }

    public static WorkflowIndex From(WorkflowDefinition definition) => Cache.GetValue(definition, static key => new(key));

    /// <summary>The reference to a transition, as evidence: state and action; none for one the workflow does not have.</summary>
    public IReadOnlyList<string> StepOf(string state, string action) => _steps.GetValueOrDefault((state, action)) ?? [];

    /// <summary>The place of a transition in the order in which the workflow was written; after all others when it has none.</summary>
    public int PlaceOf(string state, string action) => _places.GetValueOrDefault((state, action), int.MaxValue);

    /// <summary>How often the log has the action in that state; 0 for drawn workflows.</summary>
    public int Observed(string state, string action) => _observed.GetValueOrDefault((state, action));

    /// <summary>How many steps the log has from that state; 0 for drawn workflows.</summary>
    public int ObservedFrom(string state) => _observedFrom.GetValueOrDefault(state);

    /// <summary>Whether a case in that state waits for somebody outside.</summary>
    public bool IsWaiting(string state) => _waiting.Contains(state);

    /// <summary>Whether a case in that state is solved and, if a log shows it, nearly all cases stay so.</summary>
    public bool IsLastingSolution(string state) =>
        Machine.IsSolved(state) && _onFrom.GetValueOrDefault(state) * SeldomOneIn <= _into.GetValueOrDefault(state);

    /// <summary>
    /// Of the cases that came to that state, the share that went on to another one, in millionths; null where no log shows it.
    /// </summary>
    public long? ShareOnFrom(string state) =>
        _into.GetValueOrDefault(state) is > 0 and var all
            ? Math.Min(FixedPoint.One, FixedPoint.One * _outOf.GetValueOrDefault(state) / all)
            : null;

    /// <summary>Whether a case that goes from one state to the other is reopened: its solution was to last, and did not.</summary>
    public bool IsReopening(string from, string to) => IsLastingSolution(from) && !Machine.IsSolved(to);

    /// <summary>Whether the log shows that the next step from that state nearly always solves the case.</summary>
    public bool NearlyAlwaysSolves(string state) =>
        !Machine.IsSolved(state)
        && !IsWaiting(state)
        && _outOf.GetValueOrDefault(state) is >= MinObserved and var all
        && _onFrom.GetValueOrDefault(state) * SeldomOneIn <= all;

    /// <summary>Whether the action leaves the case in that state, so that it could be done there again.</summary>
    public bool StaysIn(string state, string action) => string.Equals(Machine.Next(state, action), state, StringComparison.Ordinal);

    private static void Add(Dictionary<string, long> counts, string state, int steps) =>
        counts[state] = counts.GetValueOrDefault(state) + steps;
}
