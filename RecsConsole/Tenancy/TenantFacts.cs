using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Tenancy;

/// <summary>What all openings of a tenant share until something moves: catalog, policies, people, settings, calendars, models. Immutable.</summary>
/// <param name="Mark">Grows with each change of the tenant that it was not read with.</param>
/// <param name="ActionTitles">Title of each published action by key.</param>
/// <param name="PolicyTitles">Title of each policy by key.</param>
/// <param name="Models">Which trained models rank for whom.</param>
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
    /// <summary>Published actions that change a price or an offer: somebody with the sales role takes or approves them (R110).</summary>
    public IReadOnlySet<string> PriceActions { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Title of each playbook by key.</summary>
    public IReadOnlyDictionary<string, string> PlaybookTitles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Documents that sources name without searching.</summary>
    public DocumentLists DocumentLists { get; init; } = DocumentLists.None;

    /// <summary>The shared parts of a case type with their hashes, computed once; without a model.</summary>
    public SnapshotParts PartsOf(string caseType) => CaseTypes[caseType].Parts;
}

/// <summary>What a case type is worked by.</summary>
public sealed record CaseTypeFacts(
    string Key,
    string Name,
    WorkflowDefinition Workflow,
    BusinessCalendar Calendar,
    BusinessSpans Spans,
    SnapshotParts Parts
);
