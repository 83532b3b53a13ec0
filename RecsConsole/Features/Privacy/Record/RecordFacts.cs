using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>The input of the record: the current configuration.</summary>
/// <param name="Amounts">Counts of stored data.</param>
/// <param name="KeepDays">The tenant's own periods by class of data.</param>
/// <param name="Holds">Legal holds in force.</param>
public sealed record RecordFacts(
    RecordTenant Tenant,
    TenantConfiguration Settings,
    RecordAmounts Amounts,
    IReadOnlyDictionary<string, int> KeepDays,
    int Holds,
    IReadOnlyList<RecordRecipient> Recipients,
    IReadOnlyList<RecordRole> Roles,
    IReadOnlyList<RecordModel> Models
);

/// <param name="Region">The stated location of the tenant's data; null when not stated.</param>
public sealed record RecordTenant(string Name, string? Region, string TimeZone);

/// <param name="DocumentsInForce">Documents that may be suggested now; the others are drafts, expired or retired.</param>
/// <param name="Documents">All documents, each once whatever its versions.</param>
/// <param name="ByRulesPeople">People who opted out of profiling.</param>
/// <param name="RiskyActions">Actions in force of medium or high risk, which need approval or confirmation.</param>
public sealed record RecordAmounts(
    int Cases,
    int Customers,
    int People,
    int DocumentsInForce,
    int Documents,
    int Decisions,
    int ByRulesPeople,
    int ByRulesCustomers,
    int RiskyActions
);

/// <summary>A recipient of data.</summary>
/// <param name="Where">Host of the system's address; null where there is none.</param>
public sealed record RecordRecipient(RecipientKind Kind, string Name, string? Where, RecipientState State);

/// <summary>Whether a recipient gets data now.</summary>
public enum RecipientState
{
    On,
    Off,

    /// <summary>Switched on, but the region or the profile of the tenant forbids it: nothing is sent.</summary>
    Refused,

    /// <summary>On, and outside the region of the tenant: it gets no content of the tenant, so it is shown and not refused.</summary>
    Outside,
}

/// <summary>The channels through which data leaves.</summary>
public enum RecipientKind
{
    TicketSystem,
    Webhook,
    ApiKey,
    EmbeddingPage,
    Mail,
    EmbeddingModel,
    RerankingModel,
    IntentModel,
    DecisionPoint,
    Scanner,
    SignIn,
    Telemetry,
}

/// <summary>A role, the number of people with it, and what it may see.</summary>
public sealed record RecordRole(string Role, int People, IReadOnlyList<RecordRight> Rights);

/// <summary>What a role may see or do with personal data.</summary>
public enum RecordRight
{
    Cases,
    Work,
    Decisions,
    Traces,
    Trail,
    Figures,
    Load,
    Models,
    People,
    Privacy,
}

/// <summary>A model that ranks or runs in shadow, or something else that was learned.</summary>
/// <param name="Kind">What it is for, in words.</param>
/// <param name="Status">The status in words.</param>
/// <param name="Card">Composition of the data set; null where none was stored.</param>
public sealed record RecordModel(string Version, string Kind, string Status, DatasetCard? Card);
