namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// The actions that are required, forbidden or recommended in the cases it applies to (an empty list means any), and the documents that
/// state the rule. A case without a value does not meet a condition on that field.
/// </summary>
public sealed record PolicyRule(
    IReadOnlyList<string> CaseTypes,
    IReadOnlyList<string> IssueTypes,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Requires,
    IReadOnlyList<string> Forbids,
    IReadOnlyList<string> Documents
)
{
    /// <summary>Actions that it recommends; null when none.</summary>
    public IReadOnlyList<string>? Recommends { get; init; }

    /// <summary>Priorities of the cases, 1 (highest) to 4; null means any, as below.</summary>
    public IReadOnlyList<int>? Priorities { get; init; }

    /// <summary>Tiers of the customers.</summary>
    public IReadOnlyList<string>? Tiers { get; init; }

    public IReadOnlyList<string>? Regions { get; init; }

    public IReadOnlyList<string>? Products { get; init; }

    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Keys of the teams that have the case.</summary>
    public IReadOnlyList<string>? Teams { get; init; }

    /// <summary>Conditions on fields that the tenant's cases bring along, all of which must be met; null means none.</summary>
    public IReadOnlyList<FieldCondition>? Fields { get; init; }

    /// <summary>Whether the rule applies to a case.</summary>
    public bool AppliesTo(RuledCase found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return AppliesByOpenFields(found) && Has(Priorities, found.Priority) && Names(Products, found.Product) && Compares(found);
    }

    /// <summary>
    /// Whether the rule applies, or could if the withheld fields were known. A prohibition that depends on a withheld field holds, because
    /// nobody can say that it does not.
    /// </summary>
    public bool MayApplyTo(RuledCase found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return AppliesByOpenFields(found)
            && (found.HidesPriority || Has(Priorities, found.Priority))
            && (found.HidesProduct || Names(Products, found.Product))
            && (found.HidesFields || Compares(found));
    }

    // fields that no tenant can withhold from suggestions
    private bool AppliesByOpenFields(RuledCase found) =>
        Names(CaseTypes, found.Type)
        && Names(IssueTypes, found.IssueType)
        && Names(States, found.State)
        && Names(Tiers, found.Tier)
        && Names(Regions, found.Region)
        && Names(Languages, found.Language)
        && Names(Teams, found.Team);

    private bool Compares(RuledCase found) => Fields is null || Fields.All(found.Meets);

    private static bool Names(IReadOnlyList<string>? list, string? value) =>
        list is not { Count: > 0 } || (value is not null && list.Contains(value, StringComparer.Ordinal));

    private static bool Has(IReadOnlyList<int>? list, int? value) =>
        list is not { Count: > 0 } || (value is { } known && list.Contains(known));
}
