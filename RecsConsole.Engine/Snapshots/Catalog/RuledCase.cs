using RecsConsole.Engine.Fields;

namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// The facts of a case that the conditions of a policy's rules compare: a closed set of fields, and those that the tenant's cases bring along.
/// </summary>
/// <param name="Type">Case type key.</param>
/// <param name="State">Workflow state key.</param>
public sealed record RuledCase(string Type, string IssueType, string State)
{
    /// <summary>1 (highest) to 4; null when the case has none.</summary>
    public int? Priority { get; init; }

    /// <summary>Tier code of the customer.</summary>
    public string? Tier { get; init; }

    public string? Region { get; init; }

    public string? Product { get; init; }

    public string? Language { get; init; }

    public string? Team { get; init; }

    /// <summary>The tenant withholds the priority from suggestions, so that it is unknown here whether there is one.</summary>
    public bool HidesPriority { get; init; }

    /// <summary>The same for the product.</summary>
    public bool HidesProduct { get; init; }

    /// <summary>The same for the fields that the tenant's cases bring along.</summary>
    public bool HidesFields { get; init; }

    /// <summary>Those fields, of a case read as it is stored; null for one read from a snapshot, which has no free text.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <inheritdoc cref="CaseFacts.MetConditions"/>
    public IReadOnlyList<string>? MetConditions { get; init; }

    /// <summary>Whether the case meets a condition on such a field.</summary>
    public bool Meets(FieldCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Fields is { } fields
            ? condition.Holds(fields)
            : MetConditions is { } met && met.Contains(condition.Canonical(), StringComparer.Ordinal);
    }

    /// <param name="limits">What the tenant withholds; null when nothing is.</param>
    public static RuledCase From(CaseFacts facts, FieldLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new(facts.Type, facts.IssueType, facts.State)
        {
            Priority = facts.Priority,
            Tier = facts.AccountTier,
            Region = facts.Region,
            Product = facts.Product,
            Language = facts.Language,
            Team = facts.Team,
            HidesPriority = !limits.Allows(DataFields.CasePriority, FieldPurpose.Serve),
            HidesProduct = !limits.Allows(DataFields.CaseProduct, FieldPurpose.Serve),
            HidesFields = !limits.Allows(DataFields.CaseCustomFields, FieldPurpose.Serve),
            MetConditions = facts.MetConditions,
        };
    }
}
