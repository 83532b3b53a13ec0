using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>A version of a catalog action.</summary>
/// <param name="Kind">Diversity group: communicate, investigate, fix, escalate, assign, close, compliance, activity.</param>
/// <param name="Status">Only published actions may be shown.</param>
/// <param name="AllowedStates">Empty: wherever the workflow has a transition for it.</param>
/// <param name="TypicalMinutes">How long the action usually takes; null when unknown.</param>
/// <param name="IssueTypes">Issue types the action was written for; empty means any.</param>
public sealed record ActionFacts(
    string Key,
    int Version,
    string Kind,
    RiskLevel Risk,
    string Status,
    IReadOnlyList<string> AllowedStates,
    string? RequiredRole,
    string? PolicyKey,
    int? TypicalMinutes,
    bool IsCustomerContact,
    IReadOnlyList<string> IssueTypes,
    DateTimeOffset UpdatedAt
)
{
    /// <summary>The kind of an imported log's activities, about which the catalog knows nothing more.</summary>
    public const string LoggedKind = "activity";

    /// <summary>An activity of an imported log: the log shows what people repeat and how it turns out.</summary>
    public bool IsLogged => string.Equals(Kind, LoggedKind, StringComparison.Ordinal);

    /// <summary>
    /// How the action reaches the customer, such as email or phone; null when it reaches nobody or the channel does not matter.
    /// </summary>
    public string? Channel { get; init; }

    /// <summary>How many people a case must affect for the action to be proportionate; null when that does not matter.</summary>
    public int? LeastAffected { get; init; }

    /// <summary>Account tiers whose contract includes the action; null means every customer, with or without a contract.</summary>
    public IReadOnlyList<string>? Tiers { get; init; }

    /// <summary>Actions of which one must have been done on the case before, in ordinal order; null when it needs none.</summary>
    public IReadOnlyList<string>? EarlierSteps { get; init; }
}
