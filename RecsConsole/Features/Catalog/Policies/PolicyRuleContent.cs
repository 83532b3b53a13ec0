using System.Globalization;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>A rule as written: the cases it applies to, and what it requires, forbids and recommends. An empty list means any.</summary>
public sealed record PolicyRuleContent
{
    public IReadOnlyList<string> CaseTypes { get; init; } = [];

    public IReadOnlyList<string> IssueTypes { get; init; } = [];

    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>1 (highest) to 4.</summary>
    public IReadOnlyList<int> Priorities { get; init; } = [];

    /// <summary>Tiers of the customers.</summary>
    public IReadOnlyList<string> Tiers { get; init; } = [];

    public IReadOnlyList<string> Products { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Keys of teams.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>Conditions on fields that the tenant's cases bring along, all of which must be met.</summary>
    public IReadOnlyList<FieldCondition> Fields { get; init; } = [];

    /// <summary>Somebody confirmed that a rule without conditions is meant for every case.</summary>
    public bool EveryCase { get; init; }

    public IReadOnlyList<string> Requires { get; init; } = [];

    public IReadOnlyList<string> Forbids { get; init; } = [];

    public IReadOnlyList<string> Recommends { get; init; } = [];

    /// <summary>Ids of the documents that state the rule.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The rule has no condition.</summary>
    internal bool IsForAll => Fields.Count == 0 && PolicyPlace.Conditions.All(condition => ValuesOf(condition).Count == 0);

    /// <summary>The rule in the form that the engine reads.</summary>
    public PolicyRule ToFacts() =>
        new(CaseTypes, IssueTypes, States, Requires, Forbids, Documents)
        {
            Recommends = OrNull(Recommends),
            Priorities = OrNull(Priorities),
            Tiers = OrNull(Tiers),
            Products = OrNull(Products),
            Regions = OrNull(Regions),
            Languages = OrNull(Languages),
            Teams = OrNull(Teams),
            Fields = OrNull(Fields),
        };

    /// <summary>Whether a case can exist that both rules apply to.</summary>
    public bool Meets(PolicyRuleContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return PolicyPlace.Conditions.All(condition => Share(ValuesOf(condition), other.ValuesOf(condition)))
            && Fields.All(each => other.Fields.All(each.MayHoldWith));
    }

    /// <summary>The values of one of the <see cref="PolicyPlace.Conditions"/>.</summary>
    internal IReadOnlyList<string> ValuesOf(string condition) =>
        condition switch
        {
            PolicyPlace.CaseTypes => CaseTypes,
            PolicyPlace.IssueTypes => IssueTypes,
            PolicyPlace.States => States,
            PolicyPlace.Priorities => [.. Priorities.Select(each => each.ToString(CultureInfo.InvariantCulture))],
            PolicyPlace.Tiers => Tiers,
            PolicyPlace.Products => Products,
            PolicyPlace.Regions => Regions,
            PolicyPlace.Languages => Languages,
            PolicyPlace.Teams => Teams,
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Unknown condition."),
        };

    /// <summary>The actions that the rule names under a ruling.</summary>
    internal IReadOnlyList<string> ActionsOf(PolicyRuling ruling) =>
        ruling switch
        {
            PolicyRuling.Requires => Requires,
            PolicyRuling.Forbids => Forbids,
            _ => Recommends,
        };

    private static bool Share(IReadOnlyList<string> some, IReadOnlyList<string> others) =>
        some.Count == 0 || others.Count == 0 || some.Intersect(others, StringComparer.Ordinal).Any();

    private static IReadOnlyList<T>? OrNull<T>(IReadOnlyList<T> values) => values.Count == 0 ? null : values;
}
