using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>All that the record is made of, as it is configured now.</summary>
/// <param name="Amounts">How much there is of what.</param>
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

/// <param name="Region">Where the tenant says its data lies; null where it says nothing.</param>
public sealed record RecordTenant(string Name, string? Region, string TimeZone);

/// <param name="ByRulesPeople">People who asked that no profile orders for them.</param>
/// <param name="RiskyActions">Actions in force of medium or high risk, which a second person approves or somebody confirms.</param>
public sealed record RecordAmounts(
    int Cases,
    int Customers,
    int People,
    int Documents,
    int Decisions,
    int ByRulesPeople,
    int ByRulesCustomers,
    int RiskyActions
);

/// <summary>Who gets data.</summary>
/// <param name="Where">Host of its address; null where there is none.</param>
public sealed record RecordRecipient(RecipientKind Kind, string Name, string? Where, bool IsOn);

/// <summary>Ways on which data leaves.</summary>
public enum RecipientKind
{
    TicketSystem,
    Webhook,
    ApiKey,
    EmbeddingPage,
    Mail,
    EmbeddingModel,
    DecisionPoint,
    Telemetry,
}

/// <summary>A role with how many people have it and what it may see.</summary>
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

/// <summary>A model that ranks, or ranks beside what is served.</summary>
/// <param name="Status">As people read it.</param>
/// <param name="Card">What its data set was made of; null where its report does not say.</param>
public sealed record RecordModel(string Version, SlateKind Kind, string Status, string Algorithm, RecordCard? Card);

/// <summary>The dataset card of a model.</summary>
/// <param name="LeftOut">Examples left out, for whatever reason.</param>
public sealed record RecordCard(
    DateTimeOffset From,
    DateTimeOffset To,
    int Decisions,
    int HistorySteps,
    int LeftOut,
    string? Basis,
    string DataHash,
    IReadOnlyList<string> Columns
);
