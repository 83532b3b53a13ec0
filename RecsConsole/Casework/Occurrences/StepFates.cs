using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.Occurrences;

/// <summary>
/// Which steps of a case did not hold, and the event that showed this. Uses the same rule as the engine's memory of a case, also for what
/// solved it; the engine's snapshot contains only steps, while the history also contains the events in between, and therefore the time.
/// </summary>
public sealed class StepFates
{
    private readonly Dictionary<int, StepFate> _fates;

    private StepFates(Dictionary<int, StepFate> fates) => _fates = fates;

    /// <summary>The fate of the step with that ordinal; null if nothing shows that it did not hold.</summary>
    public StepFate? Of(int ordinal) => _fates.GetValueOrDefault(ordinal);

    /// <summary>The fate of the step done at an instant.</summary>
    public StepFate? At(DateTimeOffset instant) => _fates.Values.FirstOrDefault(fate => fate.StepAt == instant);

    public static async Task<StepFates> ReadAsync(
        ConsoleDbContext db,
        StateMachine machine,
        Guid caseId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var lines = await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.CaseId == caseId && row.ToState != null && row.Kind != CaseEventKind.TakenBack)
            .OrderBy(row => row.Ordinal)
            .Select(row => new PastLine(row.Ordinal, row.Activity, row.Kind, row.At, row.FromState, row.ToState!, row.AttributesJson))
            .ToListAsync(cancellationToken);
        var keys = lines.Select(line => line.Activity).Distinct(StringComparer.Ordinal).ToList();
        var kinds = await db
            .Actions.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .OrderBy(row => row.Version)
            .Select(row => new { row.Key, row.Kind })
            .ToListAsync(cancellationToken);
        var newest = new Dictionary<string, string>(StringComparer.Ordinal);
        kinds.ForEach(row => newest[row.Key] = row.Kind);
        return new(new Judging(lines, newest, machine).Fates);
    }

    // Apart from its result, which an open page keeps: the state machine is a whole workflow.
    private sealed class Judging
    {
        private readonly Dictionary<string, PastLine> _done = new(StringComparer.Ordinal);
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
        private readonly IReadOnlyDictionary<string, string> _kinds;
        private readonly StateMachine _machine;
        private string? _state;
        private PastLine? _entered;
        private PastLine? _lastWork;
        private PastLine? _named;

        public Judging(IEnumerable<PastLine> lines, IReadOnlyDictionary<string, string> kinds, StateMachine machine)
        {
            (_kinds, _machine) = (kinds, machine);
            foreach (var line in lines)
            {
                if (KindOf(line) is null)
                {
                    MoveTo(line.To, line);
                }
                else
                {
                    MoveTo(line.From, line);
                    Take(line);
                }
            }
        }

        // null for anything but a step
        private string? KindOf(PastLine line) => line.Kind is CaseEventKind.Action ? _kinds.GetValueOrDefault(line.Activity) : null;

        private void Take(PastLine line)
        {
            if (_machine.IsSolved(line.To) && (_state is null || !_machine.IsSolved(_state)))
            {
                _named = ReportedSolution.StepIn(line.AttributesJson) is { } named ? _done.GetValueOrDefault(named) : null;
            }

            _done[line.Activity] = line;
            if (WorkKinds.IsWorkAfter(_lastWork is null ? null : KindOf(_lastWork), KindOf(line)!))
            {
                _lastWork = line;
            }

            if (!string.Equals(line.To, _state, StringComparison.Ordinal))
            {
                (_state, _entered) = (line.To, line);
                _visited.Add(line.To);
            }
        }

        private void MoveTo(string? state, PastLine by)
        {
            if (state is null || string.Equals(state, _state, StringComparison.Ordinal))
            {
                return;
            }

            if (_state is { } left && _entered is { } entered && !_machine.IsWaiting(left) && !_visited.Add(state))
            {
                var wasClosed = KindOf(entered) is WorkKinds.Close;
                Judge(entered, by, wasClosed);
                if (wasClosed && (_named ?? _lastWork) is { } work)
                {
                    Judge(work, by, wasReopened: true);
                }

                _named = wasClosed ? null : _named;
            }

            _visited.Add(state);
            (_state, _entered) = (state, null);
        }

        private void Judge(PastLine step, PastLine by, bool wasReopened) =>
            Fates[step.Ordinal] = new(step.At, by.Ordinal, by.At, wasReopened);

        public Dictionary<int, StepFate> Fates { get; } = [];
    }

    private sealed record PastLine(
        int Ordinal,
        string Activity,
        CaseEventKind Kind,
        DateTimeOffset At,
        string? From,
        string To,
        string AttributesJson
    );
}

/// <summary>A step did not hold.</summary>
/// <param name="StepAt">When the step was done.</param>
/// <param name="Ordinal">Ordinal of the event that showed it.</param>
/// <param name="At">When that event happened.</param>
/// <param name="WasReopened">The step held at first, until the case was reopened.</param>
public sealed record StepFate(DateTimeOffset StepAt, int Ordinal, DateTimeOffset At, bool WasReopened)
{
    /// <summary>Fragment id of an event on the page of its case.</summary>
    public static string Anchor(int ordinal) => "event-" + ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Link to the event that showed it, on the current page.</summary>
    public string AddressOn(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return $"{page.Split('#')[0]}#{Anchor(Ordinal)}";
    }
}
