using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Catalog.Policies.Exchange;

/// <summary>A whole policy as described by another system; it comes in as a draft.</summary>
/// <param name="Key">Identifies the policy in both systems.</param>
/// <param name="Statement">The policy in plain words.</param>
public sealed record IncomingPolicy(
    string Key,
    string Title,
    string Statement,
    DateTimeOffset EffectiveFrom,
    IReadOnlyList<IncomingPolicyRule?> Rules
)
{
    private const int FirstYear = 1970;
    private const int LastYear = 2200;
    private const char Nothing = '\0';

    /// <summary>The first instant at which it is no longer in force; absent: until it is retired.</summary>
    public DateTimeOffset? EffectiveTo { get; init; }

    /// <summary>What no database can hold; null when there is nothing of the kind.</summary>
    internal IncomingPolicyFault? Fault() =>
        Key.Contains(Nothing, StringComparison.Ordinal) ? new("key", Texts.CharacterNotAllowed)
        : IsOutOfRange(EffectiveFrom) ? new("effectiveFrom", Texts.DateOutOfRange.With(FirstYear, LastYear))
        : EffectiveTo is { } end && IsOutOfRange(end) ? new("effectiveTo", Texts.DateOutOfRange.With(FirstYear, LastYear))
        : Title.Contains(Nothing, StringComparison.Ordinal) ? new("title", Texts.CharacterNotAllowed)
        : Statement.Contains(Nothing, StringComparison.Ordinal) ? new("statement", Texts.CharacterNotAllowed)
        : null;

    // trimmed and cut to milliseconds as the rows are, so that the same policy again has the same hash
    internal PolicyContent ToContent() =>
        new()
        {
            Title = Title.Trim(),
            Statement = Statement.Trim(),
            EffectiveFrom = Timestamps.Round(EffectiveFrom),
            EffectiveTo = EffectiveTo is { } end ? Timestamps.Round(end) : null,
            Rules = [.. Rules.OfType<IncomingPolicyRule>().Select(rule => rule.ToContent())],
        };

    private static bool IsOutOfRange(DateTimeOffset at) => at.UtcDateTime.Year is < FirstYear or >= LastYear;
}

/// <summary>A rule of a policy: the cases it applies to, and what it requires, forbids and recommends. An absent list means any.</summary>
public sealed record IncomingPolicyRule
{
    /// <summary>Keys of case types.</summary>
    public IReadOnlyList<string?>? CaseTypes { get; init; }

    public IReadOnlyList<string?>? IssueTypes { get; init; }

    /// <summary>States of the workflow.</summary>
    public IReadOnlyList<string?>? States { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    public IReadOnlyList<int>? Priorities { get; init; }

    /// <summary>Tiers of the customers.</summary>
    public IReadOnlyList<string?>? Tiers { get; init; }

    public IReadOnlyList<string?>? Products { get; init; }

    public IReadOnlyList<string?>? Regions { get; init; }

    public IReadOnlyList<string?>? Languages { get; init; }

    /// <summary>Keys of teams.</summary>
    public IReadOnlyList<string?>? Teams { get; init; }

    /// <summary>Conditions on fields of the cases, all of which must be met.</summary>
    public IReadOnlyList<IncomingFieldCondition?>? Fields { get; init; }

    /// <summary>Confirms that a rule without conditions is meant for every case.</summary>
    public bool EveryCase { get; init; }

    /// <summary>Keys of actions.</summary>
    public IReadOnlyList<string?>? Requires { get; init; }

    /// <summary>Keys of actions.</summary>
    public IReadOnlyList<string?>? Forbids { get; init; }

    /// <summary>Keys of actions.</summary>
    public IReadOnlyList<string?>? Recommends { get; init; }

    /// <summary>Keys of documents in force that state the rule.</summary>
    public IReadOnlyList<string?>? Documents { get; init; }

    internal PolicyRuleContent ToContent() =>
        new()
        {
            CaseTypes = Named(CaseTypes),
            IssueTypes = Named(IssueTypes),
            States = Named(States),
            Priorities = Priorities ?? [],
            Tiers = Named(Tiers),
            Products = Named(Products),
            Regions = Named(Regions),
            Languages = Named(Languages),
            Teams = Named(Teams),
            Fields = [.. (Fields ?? []).OfType<IncomingFieldCondition>().Select(each => each.ToContent())],
            EveryCase = EveryCase,
            Requires = Named(Requires),
            Forbids = Named(Forbids),
            Recommends = Named(Recommends),
            Documents = Named(Documents),
        };

    internal static IReadOnlyList<string> Named(IReadOnlyList<string?>? values) => [.. (values ?? []).OfType<string>()];
}

/// <summary>A condition on a field that the cases bring along, such as an amount.</summary>
/// <param name="Name">The field, as in the fields of a case.</param>
/// <param name="Operator">equals, in, at_least or at_most; the last two compare numbers.</param>
/// <param name="Values">One value, or several for "in"; numbers to compare are written as 10000 or 10000.5.</param>
public sealed record IncomingFieldCondition(string Name, string Operator, IReadOnlyList<string?> Values)
{
    internal FieldCondition ToContent() => new(Name, Operator, IncomingPolicyRule.Named(Values));
}

/// <summary>What is wrong with a field.</summary>
internal sealed record IncomingPolicyFault(string Field, string Message);
