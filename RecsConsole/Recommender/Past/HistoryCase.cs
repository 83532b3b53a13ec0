using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.History.Answers;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Past;

/// <summary>A finished case with its history, read once; every query names the instant that it refers to.</summary>
public sealed record HistoryCase(
    CaseRow Row,
    string? AccountTier,
    IReadOnlyList<CaseEventRow> Events,
    IReadOnlyList<CaseDocumentRow> Documents,
    CaseOutcome Course
)
{
    private const int MaxIndexedSteps = 30;
    private const int LatestSteps = 50;

    /// <summary>When the case was due, at each time.</summary>
    private CaseClocks Clocks { get; } = CaseClocks.From(Row, Events);

    /// <summary>When the last thing of its history happened: whatever is asked as of a later instant has the same answer.</summary>
    internal DateTimeOffset SettledAt { get; } =
        new[] { Row.OpenedAt, Row.ResolvedAt ?? Row.OpenedAt }
            .Concat(Events.Select(row => row.At))
            .Concat(Documents.Select(row => row.At))
            .Max();

    /// <summary>The workflow the case follows.</summary>
    public required StateMachine Machine { get; init; }

    /// <summary>Keys of the actions that may solve a case.</summary>
    public required IReadOnlySet<string> Cures { get; init; }

    /// <summary>The customer's latest rating of the case; null when there is none.</summary>
    public CustomerRating? Rating => Events.Select(CustomerRating.From).OfType<CustomerRating>().LastOrDefault();

    /// <summary>The case's fields as they were at its opening.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> OpeningFields { get; init; } = [];

    /// <summary>The changes that other systems made to its fields, in order.</summary>
    internal IReadOnlyList<CaseEventRow> Edits { get; } = [.. Events.Where(CaseEdits.IsEdit)];

    /// <summary>How its fields at an earlier time are read from its events.</summary>
    internal PastFields Fields { get; init; } = PastFields.None;

    /// <summary>Its row with the fields it had at a moment.</summary>
    internal CaseRow RowAt(HistoryMoment moment) => Fields.At(this, moment.Ordinal, moment.At);

    /// <summary>Its row with the fields it had at an instant.</summary>
    internal CaseRow RowAsOf(DateTimeOffset instant) => Events.All(row => row.At <= instant) ? Row : Fields.At(this, int.MaxValue, instant);

    /// <summary>Steps taken before an event, as a snapshot has them.</summary>
    public IReadOnlyList<CaseStep> StepsBefore(int ordinal) =>
        [
            .. ActionsBefore(ordinal)
                .Select(row => new CaseStep(row.Ordinal, row.Activity, row.ActorId, row.At, row.FromState, row.ToState)
                {
                    SolvedBy = ReportedSolution.StepIn(row.AttributesJson),
                }),
        ];

    /// <summary>The recorded attributes of these steps' events.</summary>
    public IReadOnlyList<string> AttributesBefore(int ordinal) => [.. ActionsBefore(ordinal).Select(row => row.AttributesJson)];

    /// <summary>The case as it was at the given moment; its history does not say who had it then.</summary>
    internal CaseRecord RecordAt(HistoryMoment moment)
    {
        var (row, clock) = (RowAt(moment), Clocks.At(moment.At));
        return new(
            row.Id,
            row.Key,
            moment.Ordinal,
            row.Title,
            row.Description,
            row.TypeKey,
            row.IssueType,
            row.Product,
            row.Region,
            row.Language,
            row.Priority,
            moment.State,
            row.OpenedAt,
            clock.Deadline,
            row.TeamKey,
            AssigneeId: null,
            row.AccountKey,
            string.Equals(row.AccountKey, Row.AccountKey, StringComparison.Ordinal) ? AccountTier : null,
            row.Classification,
            IsOpen: true,
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? [],
            StepsBefore(moment.Ordinal)
        )
        {
            SlaStartedAt = clock.StartedAt != row.OpenedAt ? clock.StartedAt : null,
            StepAttributes = AttributesBefore(moment.Ordinal),
            NewsAt = NewsBefore(moment.Ordinal),
            // an earlier deadline may have come from another level
            Level = clock.Deadline == ClockState.From(Row).Known ? CaseFactsMapper.LevelOf(Row) : null,
        };
    }

    // what happened after the last step: the customer wrote, or an event moved the case
    private DateTimeOffset? NewsBefore(int ordinal)
    {
        var last = ActionsBefore(ordinal).LastOrDefault()?.At ?? Row.OpenedAt;
        var news = Events.Where(row => row.Ordinal < ordinal && IsNews(row)).Max(row => (DateTimeOffset?)row.At);
        return news > last ? news : null;
    }

    private static bool IsNews(CaseEventRow row) =>
        row.Kind switch
        {
            CaseEventKind.System => row.ToState is not null && !string.Equals(row.FromState, row.ToState, StringComparison.Ordinal),
            CaseEventKind.Message => string.Equals(row.Activity, CaseMessages.Received, StringComparison.Ordinal),
            _ => false,
        };

    private IEnumerable<CaseEventRow> ActionsBefore(int ordinal) =>
        Events.Where(row => row.Ordinal < ordinal && IsAction(row)).TakeLast(LatestSteps);

    /// <summary>Whether the case was solved and finished at an instant.</summary>
    public bool HadEndedBy(DateTimeOffset instant) => EndedBy(instant) is not null;

    /// <summary>
    /// The case as the index of finished cases had it at an instant, also if it had ended without a solution; null while it was open then.
    /// </summary>
    /// <param name="settings">The tenant's windows.</param>
    public IndexedText<IndexedCase>? AsOf(DateTimeOffset instant, LabelWindows settings)
    {
        if (EndedBy(instant) is not { } solution)
        {
            return Course.UnsolvedBy(instant) is { } at ? Unsolved(instant, at, settings) : null;
        }

        return IsLastEnd(solution, instant)
            ? Indexed(
                instant,
                new(solution.At, Row.ResolvedById, Row.Resolution ?? ""),
                Row.Resolution,
                EndAsOf(instant, Row.SlaMet, settings)
            )
            : Indexed(
                instant,
                solution,
                solution.Activity,
                EndAsOf(instant, Clocks.At(solution.At).Deadline is { } deadline ? solution.At <= deadline : null, settings)
            );
    }

    private IndexedText<IndexedCase> Unsolved(DateTimeOffset instant, DateTimeOffset at, LabelWindows settings)
    {
        var indexed = Indexed(instant, new(at, null, ""), null, EndAsOf(instant, null, settings));
        return indexed with { Facts = indexed.Facts.WithoutSolution() };
    }

    /// <summary>The case's result as known at an instant; null when it was not finished then.</summary>
    internal CountedRoute? RouteAsOf(DateTimeOffset instant)
    {
        if (EndedBy(instant) is not { } solution)
        {
            return null;
        }

        var row = RowAsOf(instant);
        var (at, person) = IsLastEnd(solution, instant) ? (Row.ResolvedAt!.Value, Row.ResolvedById) : (solution.At, solution.PersonId);
        return new(
            new(
                0,
                Row.OpenedAt,
                at,
                OpeningFields,
                person is { } known ? PeopleIndex.KeyOf(known) : null,
                row.TeamKey,
                [.. Documents.Where(used => used.At <= instant).Select(used => used.DocumentKey).Distinct(StringComparer.Ordinal)]
            ),
            AccessResources.Of(row)
        );
    }

    private bool IsLastEnd(CaseSolution solution, DateTimeOffset instant) => solution.ReopenedAt is null && Row.ResolvedAt <= instant;

    /// <summary>The solution that a step at an instant led to, or the one already in place.</summary>
    public CaseSolution? SolutionOf(DateTimeOffset instant) => Course.Of(instant);

    /// <summary>How the case ended by a solution, seen from an instant before it; null without the solution.</summary>
    public CaseEnding? EndingOf(CaseSolution? solution, DateTimeOffset instant, EndingRules rules) =>
        new CaseEnd(Clocks, Row.SlaMet, Course, rules).From(solution, instant);

    public static bool IsAction(CaseEventRow row) => row.Kind is CaseEventKind.Action;

    private CaseSolution? EndedBy(DateTimeOffset instant)
    {
        var solution = Course.Solutions.LastOrDefault(each => each.At <= instant);
        return
            solution?.EndedAt is not { } ended
            || ended > instant
            || solution.ReopenedAt <= instant
            || Row.ResolvedAt is null && solution.ReopenedAt is null
            ? null
            : solution;
    }

    // the window is applied once the pace of all cases is known
    private CaseEnd EndAsOf(DateTimeOffset instant, bool? slaMet, LabelWindows settings) =>
        new(Clocks, slaMet, Course.AsOf(instant), EndingRules.Usual with { Rework = settings.ReworkWindow() });

    private IndexedText<IndexedCase> Indexed(DateTimeOffset instant, CaseSolution solution, string? resolution, CaseEnd end)
    {
        var done = Events.Where(row => IsAction(row) && row.At <= instant).Take(MaxIndexedSteps).ToList();
        SimilarCaseStep[] steps = [.. done.Select(row => new SimilarCaseStep(row.Activity, row.FromState))];
        var then = RowAsOf(instant);
        var hit = new SimilarCaseHit(
            Row.Id,
            0,
            then.IssueType,
            then.Product,
            resolution,
            solution.PersonId,
            end.SlaMet,
            Course.Solutions.Any(each => each.ReopenedAt <= instant),
            (int)Math.Round((solution.At - Row.OpenedAt).TotalHours),
            Row.ProcessVersion,
            solution.At,
            steps,
            [.. Documents.Where(row => row.At <= instant).Select(row => row.DocumentKey).Order(StringComparer.Ordinal)]
        );
        var worked = WorkedUntil(instant);
        var solving = SolvingStep.From(worked, resolution, Machine, Cures.Contains);
        var setbacks = Setbacks.Before(worked, Machine);
        var background = new CaseBackground(Row.TypeKey, then.Region, Row.AccountKey, AccountTier, WorkersUntil(instant))
        {
            Opened = new(Row.OpenedAt, OpeningFields, then.TeamKey),
            HasErasedProduct = Row.ErasedAt is not null && then.Product is null,
            Endings = [.. done.Select((row, i) => end.Of(row.At, setbacks[i]))],
            Answers = AnsweredStep.From(Events.Where(row => row.At <= instant && CaseOutcome.Counts(row)).Select(CourseStep.From), Machine),
            Solved = CaseSolutions.Of(then, solving, worked) is { } solved ? solved with { SolvedAt = solution.At } : null,
        };
        return CaseIndexDocuments.Of(then, CaseSolutions.WithSolution(end.On(hit, Row.OpenedAt), solving, Cures), steps, background);
    }

    private List<WorkedStep> WorkedUntil(DateTimeOffset instant) =>
        [
            .. Events
                .Where(row => IsAction(row) && row.At <= instant)
                .Select(row => new WorkedStep(row.Activity, row.FromState, row.ToState)),
        ];

    private List<Guid> WorkersUntil(DateTimeOffset instant)
    {
        var workers = new List<Guid>();
        foreach (var row in Events.Where(row => IsAction(row) && row.At <= instant))
        {
            if (row.ActorId is { } worker && (workers.Count == 0 || workers[^1] != worker))
            {
                workers.Add(worker);
            }
        }

        return workers;
    }
}
