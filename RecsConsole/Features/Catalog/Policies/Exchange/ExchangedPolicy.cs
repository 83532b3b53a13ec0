using RecsConsole.Database;

namespace RecsConsole.Features.Catalog.Policies.Exchange;

/// <summary>A policy in force as sent to another system, with the fields that such a system sends.</summary>
/// <param name="Statement">The policy in plain words.</param>
public sealed record ExchangedPolicy(string Key, int Version, string Title, string Statement, DateTimeOffset EffectiveFrom)
{
    /// <summary>The first instant at which it is no longer in force; absent: until it is retired.</summary>
    public DateTimeOffset? EffectiveTo { get; init; }

    public required IReadOnlyList<ExchangedPolicyRule> Rules { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <param name="mayKnow">Whether the reader may know of the document with this key.</param>
    internal static ExchangedPolicy From(PolicyRow row, Func<string, bool> mayKnow) =>
        new(row.Key, row.Version, row.Title, row.Statement, row.EffectiveFrom)
        {
            EffectiveTo = row.EffectiveTo,
            Rules = [.. PolicyContent.From(row).Rules.Select(rule => ExchangedPolicyRule.From(rule, mayKnow))],
            UpdatedAt = row.UpdatedAt,
        };
}

/// <summary>A rule of a policy: the cases it applies to, and what it requires, forbids and recommends. An empty list means any.</summary>
public sealed record ExchangedPolicyRule
{
    /// <summary>Keys of case types.</summary>
    public required IReadOnlyList<string> CaseTypes { get; init; }

    public required IReadOnlyList<string> IssueTypes { get; init; }

    /// <summary>States of the workflow.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    public required IReadOnlyList<int> Priorities { get; init; }

    /// <summary>Tiers of the customers.</summary>
    public required IReadOnlyList<string> Tiers { get; init; }

    public required IReadOnlyList<string> Products { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Keys of teams.</summary>
    public required IReadOnlyList<string> Teams { get; init; }

    /// <summary>Conditions on fields of the cases, all of which must be met.</summary>
    public required IReadOnlyList<ExchangedFieldCondition> Fields { get; init; }

    /// <summary>Somebody confirmed that a rule without conditions is meant for every case.</summary>
    public bool EveryCase { get; init; }

    /// <summary>Keys of actions.</summary>
    public required IReadOnlyList<string> Requires { get; init; }

    /// <summary>Keys of actions.</summary>
    public required IReadOnlyList<string> Forbids { get; init; }

    /// <summary>Keys of actions.</summary>
    public required IReadOnlyList<string> Recommends { get; init; }

    /// <summary>Keys of the documents in force that state the rule, without those that the reader may not know of.</summary>
    public required IReadOnlyList<string> Documents { get; init; }

    internal static ExchangedPolicyRule From(PolicyRuleContent rule, Func<string, bool> mayKnow) =>
        new()
        {
            CaseTypes = rule.CaseTypes,
            IssueTypes = rule.IssueTypes,
            States = rule.States,
            Priorities = rule.Priorities,
            Tiers = rule.Tiers,
            Products = rule.Products,
            Regions = rule.Regions,
            Languages = rule.Languages,
            Teams = rule.Teams,
            Fields = [.. rule.Fields.Select(each => new ExchangedFieldCondition(each.Name, each.Operator, each.Values))],
            EveryCase = rule.EveryCase,
            Requires = rule.Requires,
            Forbids = rule.Forbids,
            Recommends = rule.Recommends,
            Documents = [.. rule.Documents.Where(mayKnow)],
        };
}

/// <summary>A condition on a field that the cases bring along, such as an amount.</summary>
/// <param name="Name">The field, as in the fields of a case.</param>
/// <param name="Operator">equals, in, at_least or at_most; the last two compare numbers.</param>
/// <param name="Values">One value, or several for "in"; numbers to compare are written as 10000 or 10000.5.</param>
public sealed record ExchangedFieldCondition(string Name, string Operator, IReadOnlyList<string> Values);
