using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tenancy.Compliance;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tenancy.People;
using RecsConsole.Tenancy.Phases;

namespace RecsConsole.Tenancy;

/// <summary>
/// What all recommendations of a tenant share until it changes: catalog, policies, people, settings, calendars, models. Immutable.
/// </summary>
/// <param name="Mark">The <see cref="FactsVersion"/> at which the facts were read; a later change increases it.</param>
/// <param name="ActionTitles">Title of each published action by key.</param>
/// <param name="PolicyTitles">Title of each policy by key.</param>
/// <param name="Models">The trained models in force, and who each ranks for.</param>
public sealed record TenantFacts(
    Guid TenantId,
    long Mark,
    byte[] InputHashKey,
    CatalogPart Catalog,
    IReadOnlyDictionary<string, string> ActionTitles,
    IReadOnlyDictionary<string, string> PolicyTitles,
    IReadOnlyDictionary<Guid, PersonRecord> People,
    ConfigurationPart Configuration,
    IReadOnlyDictionary<string, CaseTypeFacts> CaseTypes,
    string TimeZone,
    TenantModels Models
)
{
    /// <summary>Published actions that change a price or an offer: someone with the sales role must take or approve them (R110).</summary>
    public IReadOnlySet<string> PriceActions { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The phases of advice that are on.</summary>
    public AdvicePhases Phases { get; init; } = AdvicePhases.All;

    /// <summary>Who consented, if consent is the legal basis of a class of data.</summary>
    public Consents Consents { get; init; } = Consents.NotRequired;

    /// <summary>The region that the tenant is limited to; empty for none.</summary>
    public string Region { get; init; } = "";

    /// <summary>The compliance settings in force.</summary>
    public TenantCompliance Compliance { get; init; } = TenantCompliance.None;

    /// <summary>Published actions with a form to fill in, not only a confirmation.</summary>
    public IReadOnlySet<string> ActionsWithFields { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Published actions that are carried out when accepted, not only noted.</summary>
    public IReadOnlySet<string> RunActions { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Who owns the case after an action, for published actions that change the owner.</summary>
    public IReadOnlyDictionary<string, Handover> Handovers { get; init; } = new Dictionary<string, Handover>(StringComparer.Ordinal);

    /// <summary>The name of the person who would lose a case to whoever takes a step; null when nobody would.</summary>
    public string? HolderWhoLosesIt(string action, Guid? holder, Guid doer) =>
        holder is { } person && person != doer && Handovers.GetValueOrDefault(action) == Handover.ToDoer
            ? People.GetValueOrDefault(person)?.DisplayName
            : null;

    /// <summary>The catalog's description of each published action; activities found in a log have none.</summary>
    public IReadOnlyDictionary<string, string> ActionDescriptions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Title of each playbook by key.</summary>
    public IReadOnlyDictionary<string, string> PlaybookTitles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Documents that candidate sources propose without a search.</summary>
    public DocumentLists DocumentLists { get; init; } = DocumentLists.None;

    /// <summary>The calendar of each version of a service level that names one.</summary>
    public IReadOnlyDictionary<LevelVersion, CountedHours> LevelHours { get; init; } = new Dictionary<LevelVersion, CountedHours>();

    /// <summary>The business time that a case counts by: that of its service level if it names a calendar, or else that of its type.</summary>
    public BusinessSpans SpansOf(CaseTypeFacts type, LevelVersion? level)
    {
        ArgumentNullException.ThrowIfNull(type);
        return level is { } promised && LevelHours.TryGetValue(promised, out var hours) ? hours.Spans : type.Spans;
    }

    /// <summary>The shared parts of a case type with their hashes, computed once; without a model.</summary>
    public SnapshotParts PartsOf(string caseType) => CaseTypes[caseType].Parts;
}

/// <summary>A calendar and its business time around now.</summary>
public sealed record CountedHours(BusinessCalendar Calendar, BusinessSpans Spans);

/// <summary>What cases of one type share: workflow, calendar and shared parts.</summary>
public sealed record CaseTypeFacts(
    string Key,
    string Name,
    WorkflowDefinition Workflow,
    BusinessCalendar Calendar,
    BusinessSpans Spans,
    SnapshotParts Parts
)
{
    /// <summary>The versions of the workflow with the states and steps of the one in force.</summary>
    public IReadOnlySet<int> SameProcess { get; init; } = new HashSet<int> { Workflow.Version };

    /// <summary>Finished cases, where those that were handled under a version with the same content have the version in force.</summary>
    public IReadOnlyList<SimilarCaseHit> InProcess(IReadOnlyList<SimilarCaseHit> hits) =>
        [
            .. hits.Select(hit =>
                hit.ProcessVersion != Workflow.Version && SameProcess.Contains(hit.ProcessVersion)
                    ? hit with
                    {
                        ProcessVersion = Workflow.Version,
                    }
                    : hit
            ),
        ];
}
