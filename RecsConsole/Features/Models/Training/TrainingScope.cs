using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.Learning;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Models.Training;

/// <summary>What all examples of a training share: the facts and windows in force, the limits, and the access policy.</summary>
public sealed class TrainingScope(
    TenantFacts facts,
    LabelWindows windows,
    TrainingOptions options,
    AccessPolicy policy,
    DateTimeOffset now,
    ILogger logger
)
{
    private readonly Dictionary<string, SnapshotParts> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<BusinessCalendar, BusinessSpans> _spans = [];
    private DateTimeOffset _since = now.AddYears(-3);

    public LabelWindows Windows => windows;

    /// <summary>The weight of each outcome.</summary>
    public LearningObjectives Objectives { get; init; } = LearningObjectives.Default;

    /// <summary>What the events of the tenant's cases record besides the step.</summary>
    internal TrailColumns Trails { get; init; } = TrailColumns.None;

    /// <summary>The subjects from which nothing is learned.</summary>
    internal TrainingExclusions Exclusions { get; init; } = TrainingExclusions.None;

    /// <summary>The model that ranks now, which a new one has to beat; null when the heuristic does.</summary>
    internal RankerModel? Live { get; init; }

    /// <summary>The tenant's legal basis for learning from its data, in its own words; null when it stated none.</summary>
    public string? Basis { get; init; }

    /// <summary>Purposes for which the tenant withholds data fields.</summary>
    public FieldLimits? Limits => facts.Configuration.FieldLimits;

    public TrainingOptions Options => options;

    public AccessPolicy Policy => policy;

    public DateTimeOffset Now => now;

    /// <summary>
    /// Actions of the catalog in force: one that is no longer in it cannot be recommended, so nothing is learned about it.
    /// </summary>
    public IReadOnlySet<string> Actions { get; } = facts.Catalog.Actions.Select(action => action.Key).ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc cref="ActionTitleFits.Of"/>
    internal IReadOnlyList<ActionFit>? FitsOf(CaseRecord record) => ActionTitleFits.Of(record, facts);

    public AccessCheck CheckOf(AccessSubject subject, DateTimeOffset at) => new(policy, subject, at, logger);

    /// <summary>The shared parts in force, without exploration: an evaluation compares orders, not draws.</summary>
    public SnapshotParts PartsOf(string caseType)
    {
        if (!_parts.TryGetValue(caseType, out var parts))
        {
            var shared = facts.PartsOf(caseType).Shared;
            parts = SnapshotParts.From(shared with { Configuration = shared.Configuration with { ExplorationRate = null } });
            _parts[caseType] = parts;
        }

        return parts;
    }

    /// <summary>Extends the calendars back to the oldest case.</summary>
    public void ReachBackTo(DateTimeOffset oldest)
    {
        _since = oldest < _since ? oldest : _since;
        _spans.Clear();
    }

    /// <summary>Business hours of a case type, or of the service level of a case if that names a calendar.</summary>
    public BusinessSpans SpansOf(string caseType, LevelVersion? level = null)
    {
        var calendar =
            level is { } promised && facts.LevelHours.TryGetValue(promised, out var hours)
                ? hours.Calendar
                : facts.CaseTypes[caseType].Calendar;
        if (!_spans.TryGetValue(calendar, out var spans))
        {
            spans = calendar.Resolve(_since.AddDays(-7), now.AddYears(1));
            _spans[calendar] = spans;
        }

        return spans;
    }
}
