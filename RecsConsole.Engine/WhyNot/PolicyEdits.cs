using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Changes to the policies of a catalog.</summary>
internal static class PolicyEdits
{
    public static IReadOnlyList<PolicyFacts> Apply(CaseSnapshot snapshot, CounterfactualChange change, string newPolicy)
    {
        var (policies, at) = (snapshot.Shared.Catalog.Policies, snapshot.At);
        return change.Code switch
        {
            ChangeCode.PolicyInForce => InForce(policies, change, at),
            ChangeCode.Newer => SnapshotEdits.Put(
                policies,
                each => Is(each.Key, change.Value!),
                policy => policy with { EffectiveFrom = Later(policy.EffectiveFrom, change.Amount, at) },
                null
            ),
            ChangeCode.ProhibitionLifted => SnapshotEdits.Put(
                policies,
                each => Is(each.Key, change.Value!),
                policy => policy with { Rules = [.. policy.Rules.Select(Permits)] },
                null
            ),
            _ => [.. policies, new PolicyFacts(newPolicy, 1, at, null, [new PolicyRule([], [], [], [change.ItemId], [], [])])],
        };

        PolicyRule Permits(PolicyRule rule) => rule with { Forbids = [.. rule.Forbids.Where(each => !Is(each, change.ItemId))] };
    }

    private static IReadOnlyList<PolicyFacts> InForce(
        IReadOnlyList<PolicyFacts> policies,
        CounterfactualChange change,
        DateTimeOffset at
    ) =>
        SnapshotEdits.Put(
            policies,
            each => Is(each.Key, change.Value!),
            policy =>
                policy with
                {
                    EffectiveFrom = policy.EffectiveFrom <= at ? policy.EffectiveFrom : at,
                    EffectiveTo = policy.EffectiveTo is { } to && to <= at ? null : policy.EffectiveTo,
                },
            new PolicyFacts(change.Value!, 1, at, null, [])
        );

    /// <summary>The time <paramref name="days"/> days later, but not in the future.</summary>
    public static DateTimeOffset Later(DateTimeOffset since, long days, DateTimeOffset now)
    {
        var later = since.AddDays(days);
        return later < now ? later : now;
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
