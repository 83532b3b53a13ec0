using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Occurrences;

/// <summary>
/// Which steps of a case did not hold, and the event that showed this, which may be a message of the customer. Uses the same rule as the
/// engine's memory of a case, also for what solved it; the engine's snapshot contains only steps, while the history also contains the
/// events in between, and therefore the time.
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
            .Where(row => row.CaseId == caseId && row.Kind != CaseEventKind.TakenBack)
            .Where(row => row.ToState != null || row.Kind == CaseEventKind.Message)
            .OrderBy(row => row.Ordinal)
            .Select(row => new PastLine(
                row.Ordinal,
                row.Activity,
                row.Kind,
                row.At,
                row.FromState,
                row.ToState,
                row.AttributesJson,
                row.ActorId
            ))
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
        var verdicts = lines.Exists(line => line.Kind is CaseEventKind.Action)
            ? await CustomerVerdicts.ReadAsync(db, caseId, lines[0].At, lines.Max(line => line.At), cancellationToken)
            : [];
        var judged = new Judging(lines, new(newest, verdicts.ToDictionary(each => each.MessageId)), machine).Fates;
        await NameRefusersAsync(db, lines, judged, cancellationToken);
        return new(judged);
    }

    // who disagreed with a step and why, as far as the event says it
    private static async Task NameRefusersAsync(
        ConsoleDbContext db,
        List<PastLine> lines,
        Dictionary<int, StepFate> judged,
        CancellationToken cancellationToken
    )
    {
        var refused = judged.Where(each => each.Value.IsRefused).ToList();
        if (refused.Count == 0)
        {
            return;
        }

        var events = refused.ToDictionary(each => each.Key, each => lines.First(line => line.Ordinal == each.Value.Ordinal));
        var names = await PeopleNames.ReadAsync(db, events.Values.Select(line => line.ActorId).OfType<Guid>(), cancellationToken);
        var noteIds = events.Values.Select(line => line.NoteId).OfType<Guid>().ToList();
        var notes = await db
            .Notes.AsNoTracking()
            .Where(note => noteIds.Contains(note.Id))
            .ToDictionaryAsync(note => note.Id, note => note.Text, cancellationToken);
        foreach (var (step, line) in events)
        {
            judged[step] = judged[step] with
            {
                Who = line.ActorId is { } person ? names.GetValueOrDefault(person) : null,
                Why = line.NoteId is { } note ? notes.GetValueOrDefault(note) : null,
            };
        }
    }

    // Apart from its result, which an open page keeps: the state machine is a whole workflow.
    private sealed class Judging
    {
        private readonly Dictionary<string, PastLine> _done = new(StringComparer.Ordinal);
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
        private readonly Known _known;
        private readonly StateMachine _machine;
        private string? _state;
        private PastLine? _entered;
        private PastLine? _lastWork;
        private PastLine? _named;

        public Judging(IEnumerable<PastLine> lines, Known known, StateMachine machine)
        {
            (_known, _machine) = (known, machine);
            foreach (var line in lines)
            {
                if (KindOf(line) is null)
                {
                    MoveTo(line.To, line);
                    Hear(line);
                }
                else
                {
                    MoveTo(line.From, line);
                    Take(line);
                }
            }
        }

        // null for anything but a step
        private string? KindOf(PastLine line) => line.Kind is CaseEventKind.Action ? _known.Kinds.GetValueOrDefault(line.Activity) : null;

        // what the customer wrote of the work on the problem; a check or a reopening that came with the message stays what it is
        private void Hear(PastLine line)
        {
            if (
                _known.VerdictIn(line) is not { } verdict
                || (_named ?? _lastWork) is not { } work
                || KindOf(work) is not { } kind
                || !WorkKinds.MaySolve(kind)
            )
            {
                return;
            }

            if (!verdict.Helped)
            {
                Fates.TryAdd(work.Ordinal, new(work.At, line.Ordinal, line.At, WasReopened: false) { IsWritten = true });
            }
            else if (Fates.GetValueOrDefault(work.Ordinal) is { WasReopened: false })
            {
                Fates.Remove(work.Ordinal); // it works after all
            }
        }

        private void Take(PastLine line)
        {
            if (line.To is not { } to)
            {
                return;
            }

            if (_machine.IsSolved(to) && (_state is null || !_machine.IsSolved(_state)))
            {
                _named = ReportedSolution.StepIn(line.AttributesJson) is { } named ? _done.GetValueOrDefault(named) : null;
            }

            _done[line.Activity] = line;
            if (WorkKinds.IsWorkAfter(_lastWork is null ? null : KindOf(_lastWork), KindOf(line)!))
            {
                _lastWork = line;
            }

            if (!string.Equals(to, _state, StringComparison.Ordinal))
            {
                (_state, _entered) = (to, line);
                _visited.Add(to);
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
            Fates[step.Ordinal] = new(step.At, by.Ordinal, by.At, wasReopened)
            {
                IsRefused = !wasReopened && by.Kind is not CaseEventKind.Action && Happenings.IsRefusal(by.Activity),
            };

        public Dictionary<int, StepFate> Fates { get; } = [];
    }

    private sealed record PastLine(
        int Ordinal,
        string Activity,
        CaseEventKind Kind,
        DateTimeOffset At,
        string? From,
        string? To,
        string AttributesJson,
        Guid? ActorId
    )
    {
        /// <summary>The note that belongs to the event; null when it has none.</summary>
        public Guid? NoteId => CaseEvents.PersonIn(CaseEvents.AttributesIn(AttributesJson), CaseEvents.NoteAttribute);
    }

    /// <param name="Kinds">Kinds of the actions by key.</param>
    /// <param name="Verdicts">What the customer wrote, by message.</param>
    private sealed record Known(IReadOnlyDictionary<string, string> Kinds, IReadOnlyDictionary<Guid, CustomerVerdict> Verdicts)
    {
        public CustomerVerdict? VerdictIn(PastLine line) =>
            Verdicts.Count > 0 && CaseMessages.MessageIn(line.AttributesJson) is { } id ? Verdicts.GetValueOrDefault(id) : null;
    }
}

/// <summary>A step did not hold.</summary>
/// <param name="StepAt">When the step was done.</param>
/// <param name="Ordinal">Ordinal of the event that showed it.</param>
/// <param name="At">When that event happened.</param>
/// <param name="WasReopened">The step held at first, until the case was reopened.</param>
public sealed record StepFate(DateTimeOffset StepAt, int Ordinal, DateTimeOffset At, bool WasReopened)
{
    /// <summary>The event is a message in which the customer wrote that the step did not help.</summary>
    public bool IsWritten { get; init; }

    /// <summary>A second person disagreed with the step.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The second person; null when unknown.</summary>
    public string? Who { get; init; }

    /// <summary>The second person's reason; null when they gave none.</summary>
    public string? Why { get; init; }

    /// <summary>The second person and the reason, as far as known; null when neither is.</summary>
    public string? Refuser => (Who, Why) is (null, null) ? null : string.Join(", ", new[] { Who, Why }.OfType<string>());

    /// <summary>Fragment id of an event on the page of its case.</summary>
    public static string Anchor(int ordinal) => "event-" + ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Link to the event that showed it, on the current page.</summary>
    public string AddressOn(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return $"{page.Split('#')[0]}#{Anchor(Ordinal)}";
    }
}
