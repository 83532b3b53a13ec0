using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>A request with incoming events: the data its rows are checked against, read once for all of them.</summary>
internal sealed class EventTurn
{
    // The console's own attributes have other names, so an outside system cannot set them.
    private const string ForeignAttribute = "api:";

    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<CaseRow>>> s_cases = new(() =>
        EF.CompileAsyncQuery((ConsoleDbContext db, List<string> keys) => db.Cases.AsNoTracking().Where(row => keys.Contains(row.Key)))
    );

    private readonly OperationScope _scope;
    private readonly Dictionary<string, CaseRow> _cases;
    private readonly Dictionary<string, (string Activity, DateTimeOffset At)> _known;
    private readonly Dictionary<Guid, CaseRow> _untracked = [];
    private readonly Dictionary<string, StateMachine> _machines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _people;
    private readonly HashSet<string> _actions;
    private readonly HashSet<SubjectName> _erased;

    private EventTurn(OperationScope scope, IReadOnlyList<CaseRow> cases, EventFacts facts)
    {
        (_scope, _known, _people, _actions, _erased) = (scope, facts.Known, facts.People, facts.Actions, facts.Erased);
        _cases = cases.ToDictionary(row => row.Key, StringComparer.Ordinal);
    }

    /// <param name="isRetry">An earlier attempt was lost: look for every event among those that are stored.</param>
    public static async Task<EventTurn> ReadAsync(
        OperationScope scope,
        IWorkflowSource workflows,
        IReadOnlyList<Numbered<IncomingEvent>> request,
        bool isRetry,
        CancellationToken cancellationToken
    )
    {
        var good = request.Select(each => each.Value).Where(happened => IncomingRules.Of(happened, scope.Now) is null).ToList();
        var keys = good.Select(happened => happened.Case).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var found = await s_cases.For(scope.Db)(scope.Db, keys).ToListAsync(cancellationToken);
        var cases = await CaseAccess.KeepWritableAsync(scope, found, cancellationToken);
        var facts = await EventFacts.ReadAsync(scope.Db, good, cases, isRetry, cancellationToken);
        var turn = new EventTurn(scope, cases, facts);
        foreach (var type in cases.Select(row => row.TypeKey).Distinct(StringComparer.Ordinal))
        {
            if (await workflows.ReadAsync(scope.Actor, type, cancellationToken) is { } workflow)
            {
                turn._machines.Add(type, WorkflowIndex.From(workflow).Machine);
            }
        }

        turn.Track(cases, good);
        return turn;
    }

    // Tracking a case costs about as much as storing an event. One whose events change no state need not be tracked: only its counters and
    // the time of its last event change, and nothing looks for it in the context.
    private void Track(IReadOnlyList<CaseRow> cases, List<IncomingEvent> good)
    {
        var eventsOf = good.ToLookup(happened => happened.Case, StringComparer.Ordinal);
        foreach (var row in cases)
        {
            if (WriterSlots.IsEmbedded(_scope.Db) && row.LookAgainAt is null && eventsOf[row.Key].All(each => IsOnlyALine(each, row)))
            {
                _untracked.Add(row.Id, row.Copy());
            }
            else
            {
                _scope.Db.Cases.Attach(row);
            }
        }
    }

    private bool IsOnlyALine(IncomingEvent happened, CaseRow row) =>
        happened.State is null
        && _machines.TryGetValue(row.TypeKey, out var machine)
        && machine.Next(row.Status, happened.Activity) is null;

    /// <summary>Applies a row, or explains why not; the caller saves.</summary>
    public async Task<TakenRow> TakeAsync(Numbered<IncomingEvent> numbered, CancellationToken cancellationToken)
    {
        var happened = numbered.Value with { At = Timestamps.Round(numbered.Value.At) };
        TakenRow Refused(ReceivedFault fault) => new(ReceivedRow.Refused(numbered.Row, happened.Id, fault), Changed: null);
        if (IncomingRules.Of(happened, _scope.Now) is { } wrong)
        {
            return Refused(wrong);
        }

        if (!_cases.TryGetValue(happened.Case!, out var row) || !_machines.TryGetValue(row.TypeKey, out var machine))
        {
            return Refused(new(ErrorKind.NotFound, "case", Texts.CaseNotFound));
        }

        var key = happened.EventKey;
        if (_known.TryGetValue(key, out var before))
        {
            return before == (happened.Activity, happened.At)
                ? new(new(numbered.Row, happened.Id, ReceivedAs.Already), Changed: null)
                : Refused(new(ErrorKind.Conflict, "id", Texts.EventIdTaken));
        }

        var next = NextOf(happened, row, machine);
        if ((FaultOf(happened, row) ?? next.Fault) is { } fault)
        {
            return Refused(fault);
        }

        var written = await OutsideEvents.TakeAsync(_scope.Db, row, machine, Written(happened, key, next.State), cancellationToken);
        _known.Add(key, (happened.Activity, happened.At));
        return new(new(numbered.Row, happened.Id, ReceivedAs.Added), row)
        {
            Event = ToBulk(written),
            Before = _untracked.GetValueOrDefault(row.Id),
        };
    }

    // Tracking costs about as much as storing. An event that changes the state is tracked: the clock of the next one looks for it.
    private CaseEventRow? ToBulk(CaseEventRow written)
    {
        if (written.ToState is null)
        {
            return written;
        }

        _scope.Db.CaseEvents.Add(written);
        return null;
    }

    private OutsideEvent Written(IncomingEvent happened, string key, string? state) =>
        new(
            key,
            happened.Activity,
            _actions.Contains(happened.Activity) ? CaseEventKind.Action : CaseEventKind.System,
            happened.By is { } by ? _people[by] : null,
            happened.At
        )
        {
            ToState = state,
            Resolution = happened.Resolution,
            Attributes = happened.Stars is { } stars
                ? CustomerRating.Attributes(stars)
                : happened.Attributes.ToDictionary(pair => ForeignAttribute + pair.Key, pair => pair.Value, StringComparer.Ordinal),
        };

    private ReceivedFault? FaultOf(IncomingEvent happened, CaseRow row) =>
        _erased.Contains(SubjectName.Case(row.Id, row.AccountKey))
            ? new(ErrorKind.Conflict, "case", ErasedSubjects.NothingIsWritten.Message)
        : happened.By is { } by && !_people.ContainsKey(by) ? IncomingRules.Wrong("by", Texts.NobodyOfThisKey)
        : happened.Resolution is { } cure && !_actions.Contains(cure) ? IncomingRules.Wrong("resolution", Texts.NoSuchAction)
        : happened.At < row.LastEventAt
            ? new(
                ErrorKind.Conflict,
                "at",
                Texts.EventTooLate.With(row.LastEventAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture))
            )
        : null;

    // The named state, otherwise the one the workflow leads to. A catalog step that the workflow does not have from here is an error.
    private (string? State, ReceivedFault? Fault) NextOf(IncomingEvent happened, CaseRow row, StateMachine machine)
    {
        if (happened.State is { } named)
        {
            var isThere = machine.Definition.States.Any(state => string.Equals(state.Key, named, StringComparison.Ordinal));
            return !isThere ? (null, IncomingRules.Wrong("state", Texts.NoSuchState))
                : happened.IsOutcome && !machine.IsSolved(named) && !machine.IsTerminal(named)
                    ? (null, IncomingRules.Wrong("state", Texts.StateIsNoEnd))
                : (named, null);
        }

        var next = machine.Next(row.Status, happened.Activity);
        return next is null && _actions.Contains(happened.Activity)
            ? (null, new(ErrorKind.Conflict, "activity", Texts.StepDoesNotFit.With(row.Status)))
            : (next, null);
    }
}
