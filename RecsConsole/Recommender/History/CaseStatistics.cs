using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History.Answers;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.History;

/// <summary>
/// Counts over a tenant's finished cases, built together with the index of the same cases and immutable afterwards. A reader gets only sums
/// over the cases they may see; permission is checked once per access class.
/// </summary>
public sealed class CaseStatistics
{
    private readonly AccessClasses _access;
    private readonly NextStepCounts _nextSteps;
    private readonly OutcomeCounts _outcomes;
    private readonly ChanceCounts _chances;
    private readonly AnswerCounts _answers;
    private readonly FieldsInUse _fields;
    private readonly Lazy<IReadOnlyDictionary<string, CalibrationMap>> _calibrations;
    private readonly int _cases;
    private readonly DatasetCard? _card;
    private readonly AccountHistory _accounts;
    private readonly DocumentCounts _documents;
    private readonly CollaborationCounts _collaboration;

    /// <param name="settings">The tenant's windows.</param>
    /// <param name="learned">Statistics whose learned models are kept; null to learn from these cases.</param>
    /// <param name="fitted">What was fitted to earlier cases and is kept if they were judged by the same windows.</param>
    /// <param name="exclusions">From whom nothing is learned; null where that is nobody.</param>
    internal CaseStatistics(
        IReadOnlyList<IndexedCase> cases,
        LabelWindows settings,
        CaseStatistics? learned = null,
        FittedHistory? fitted = null,
        TrainingExclusions? exclusions = null
    )
    {
        ArgumentNullException.ThrowIfNull(cases);
        var kept = fitted?.Settings == settings ? fitted : null;
        IsFittedAnew = learned is null && kept is null;
        _cases = cases.Count;
        Exclusions = exclusions ?? TrainingExclusions.None;
        _card = IsFittedAnew ? FittedData.CardOf(cases, Exclusions) : kept?.Card ?? learned?._card;
        Windows = learned?.Windows ?? SolvedWindows.From(cases, settings);
        cases = Exclusions.On(Windows.On(cases));
        _access = new(AccessOperation.ViewCase, cases.Select(found => found.Access));
        _nextSteps = new(cases, _access);
        _outcomes = new(cases, _access);
        _chances = new(cases, _access, Windows);
        _answers = new(cases, _access);
        _accounts = new(cases, _access);
        _documents = new(cases, _access);
        _collaboration = new(cases, _access);
        _fields = new(cases, _access.ClassOf);
        Routing = new(
            cases.Select(CountedRoute.Of).OfType<CountedRoute>(),
            learned is not null ? () => learned.Routing.Model
                : kept is not null ? () => kept.Routing
                : null
        );
        Solutions = learned?.Solutions ?? new(cases);
        _calibrations = learned?._calibrations ?? new(() => kept?.Chances ?? ChanceCounts.Calibrate(cases, Windows));
    }

    private CaseStatistics(CaseStatistics other, RoutingCounts routing)
    {
        (_access, _nextSteps, _outcomes, _accounts) = (other._access, other._nextSteps, other._outcomes, other._accounts);
        (_documents, _collaboration, _chances, Routing) = (other._documents, other._collaboration, other._chances, routing);
        (_answers, _fields) = (other._answers, other._fields);
        (Solutions, _calibrations, Windows) = (other.Solutions, other._calibrations, other.Windows);
        (IsFittedAnew, _cases, _card, Exclusions) = (other.IsFittedAnew, other._cases, other._card, other.Exclusions);
    }

    /// <summary>The limits by which these cases were judged.</summary>
    public SolvedWindows Windows { get; }

    /// <summary>From whom nothing is learned.</summary>
    internal TrainingExclusions Exclusions { get; }

    /// <summary>Who finishes cases, and with what.</summary>
    public RoutingCounts Routing { get; }

    /// <summary>What solves cases.</summary>
    public SolutionHistory Solutions { get; }

    /// <summary>No case.</summary>
    public static CaseStatistics None { get; } = new([], LabelWindows.Default);

    /// <summary>What is fitted, for later counts; fits it now if nobody did.</summary>
    public FittedHistory Fitted => new(Routing.Model, _calibrations.Value, Windows.Settings) { Cases = _cases, Card = _card };

    /// <summary>Whether it is fitted to these cases; otherwise an earlier fit was kept.</summary>
    public bool IsFittedAnew { get; }

    /// <summary>Fits now how far counted chances come true, so that nobody who opens a case waits for it.</summary>
    public void Calibrate() => _ = _calibrations.Value;

    /// <summary>The same with other routing counts.</summary>
    public CaseStatistics With(RoutingCounts routing) => new(this, routing);

    /// <summary>The history of cases like this one, as far as the reader may see it; null when there is none.</summary>
    /// <param name="machine">The workflow of the case's type.</param>
    /// <param name="isAction">Whether the catalog has an action of that key; others cannot be recommended.</param>
    /// <param name="withRouting">Also read who finishes such cases and with which documents; not needed for actions.</param>
    public HistoryFacts? Read(
        CaseRecord record,
        DateTimeOffset at,
        StateMachine machine,
        AccessCheck check,
        Func<string, bool> isAction,
        bool withRouting = true
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(check);
        var permitted = _access.PermittedClasses(check);
        List<WorkedStep> steps = [.. record.Steps.Select(step => new WorkedStep(step.Activity, step.FromState, step.ToState))];
        var facts = new HistoryFacts
        {
            NextSteps = _nextSteps.Read(record, permitted, isAction),
            Outcomes = _outcomes.Read(record, permitted, isAction),
            AfterFailure = Setbacks.LastFailed(steps, record.State, machine) is { } failed
                ? _outcomes.ReadAfter(failed, record, permitted, isAction)
                : null,
            Chances = _chances.Read(record, at, Setbacks.Until(steps, record.State, machine), permitted, isAction) is { } chances
                ? chances with
                {
                    Calibration = _calibrations.Value.GetValueOrDefault(record.Type),
                }
                : null,
            Solutions = Solutions.Read(record, isAction),
            Accounts = _accounts.Read(record, permitted, isAction),
            Documents = _documents.Read(record, permitted),
            Collaborators = _collaboration.Read(record, check.Subject.PersonId, permitted),
            Routing = withRouting ? Routing.Read(record, check) : null,
            Answers = _answers.Read(record, machine, permitted),
            FieldsInUse = _fields.Of(record.Type, permitted),
        };
        return facts.IsEmpty() ? null : facts;
    }

    /// <summary>
    /// How long answers to a step usually take, as <see cref="Read"/> says it of a case that waits for one; null for too few that the
    /// reader may see.
    /// </summary>
    public AnswerFacts? ReadAnswers(string caseType, string step, AccessCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return _answers.Read(caseType, step, _access.PermittedClasses(check));
    }
}
