namespace RecsConsole.Features.Catalog.Policies;

/// <summary>An action that one rule requires or recommends and another forbids in cases to which both apply.</summary>
/// <param name="Rule">0-based index of the rule in the examined policy.</param>
/// <param name="Own">What this rule says about the action.</param>
/// <param name="OtherRule">0-based index of the rule in the other policy.</param>
/// <param name="Theirs">What the other rule says about it.</param>
public sealed record PolicyContradiction(
    int Rule,
    PolicyRuling Own,
    string Action,
    StandingPolicy Other,
    int OtherRule,
    PolicyRuling Theirs
)
{
    private static readonly (PolicyRuling Own, PolicyRuling Theirs)[] s_opposed =
    [
        (PolicyRuling.Requires, PolicyRuling.Forbids),
        (PolicyRuling.Forbids, PolicyRuling.Requires),
        (PolicyRuling.Recommends, PolicyRuling.Forbids),
        (PolicyRuling.Forbids, PolicyRuling.Recommends),
    ];

    /// <summary>
    /// Contradictions with policies in force at the same time, from an instant on. The list may include the policy itself, which is
    /// skipped.
    /// </summary>
    public static IReadOnlyList<PolicyContradiction> Find(StandingPolicy policy, IEnumerable<StandingPolicy> others, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(others);
        return
        [
            .. others
                .Where(other => !string.Equals(other.Key, policy.Key, StringComparison.Ordinal) && policy.RulesWith(other, at))
                .OrderBy(other => other.Key, StringComparer.Ordinal)
                .SelectMany(other => Between(policy, other)),
        ];
    }

    /// <summary>Contradictions between the rules of one policy, each reported at the later rule; a rule may contradict itself.</summary>
    public static IReadOnlyList<PolicyContradiction> Within(StandingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            .. Between(policy, policy)
                .Where(found => found.OtherRule < found.Rule || (found.OtherRule == found.Rule && found.Theirs == PolicyRuling.Forbids)),
        ];
    }

    private static IEnumerable<PolicyContradiction> Between(StandingPolicy policy, StandingPolicy other) =>
        from own in policy.Rules.Select((rule, number) => (Rule: rule, Number: number))
        from that in other.Rules.Select((rule, number) => (Rule: rule, Number: number))
        where own.Rule.Meets(that.Rule)
        from opposed in s_opposed
        from action in Both(own.Rule.ActionsOf(opposed.Own), that.Rule.ActionsOf(opposed.Theirs))
        select new PolicyContradiction(own.Number, opposed.Own, action, other, that.Number, opposed.Theirs);

    private static IEnumerable<string> Both(IEnumerable<string> some, IEnumerable<string> others) =>
        some.Intersect(others, StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
