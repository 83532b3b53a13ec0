using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Permits;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Permits;

/// <summary>The checker accepts exactly what the policy permits: no changed permit, and none whose facts have changed since.</summary>
public sealed class PermitCheckerTests
{
    private const int Wanted = 10_000;

    [Fact]
    [Trait("Req", "R46")]
    public void Checker_knows_no_part_of_this_product() =>
        typeof(PermitChecker)
            .Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty("what checks permits must not be able to call what gives them");

    [Fact]
    [Trait("Req", "R46")]
    public void Every_permit_of_the_policy_is_accepted_and_10_000_mutated_or_stale_ones_are_rejected()
    {
        var world = new AccessWorld(20261120);
        var (accepted, rejected) = (0, 0);
        var faults = new Dictionary<PermitFault, int>();
        while (rejected < Wanted)
        {
            if (Permitted(world) is not { } permit)
            {
                continue;
            }

            var (claim, facts) = permit;
            PermitChecker.Check(claim, facts).ShouldBe(PermitFault.None, $"{claim} on {facts}");
            accepted++;
            foreach (var (changed, against) in PermitMutations.Of(world, claim, facts))
            {
                var fault = PermitChecker.Check(changed, against);

                fault.ShouldNotBe(PermitFault.None, $"{changed} on {against}");
                faults[fault] = faults.GetValueOrDefault(fault) + 1;
                rejected++;
            }
        }

        accepted.ShouldBeGreaterThan(200);
        // every kind of fault occurred
        faults.Keys.ShouldBe(Enum.GetValues<PermitFault>().Where(fault => fault is not PermitFault.None), ignoreOrder: true);
    }

    [Fact]
    public void Checker_permits_what_the_policy_permits_and_denies_what_it_denies()
    {
        var world = new AccessWorld(7);
        for (var i = 0; i < 20_000; i++)
        {
            var (operation, subject) = (world.Operation(), world.Subject());
            var resource = world.Resource(operation);
            var decision = new AccessPolicy().Decide(subject, operation, resource, AccessWorld.Now);
            var facts = FactsOf(subject, operation, resource);
            // for a denied request, the rules that did hold must not make a permit
            var claim = ClaimOf(decision.Derive()!);

            (PermitChecker.Check(claim, facts) == PermitFault.None).ShouldBe(decision.Permitted, $"{claim} on {facts}");
        }
    }

    [Fact]
    public void A_permit_without_the_decision_points_yes_is_none_where_one_is_in_force()
    {
        var (claim, facts) = Some(new AccessWorld(3));

        PermitChecker.Check(claim, facts with { AsksDecisionPoint = true }).ShouldBe(PermitFault.RuleMissing);
        PermitChecker
            .Check(claim with { Rules = [.. claim.Rules, "decision_point"] }, facts with { AsksDecisionPoint = true })
            .ShouldBe(PermitFault.None);
        PermitChecker.Check(claim with { Rules = [.. claim.Rules, "decision_point"] }, facts).ShouldBe(PermitFault.RuleNotNeeded);
    }

    [Fact]
    public void An_operation_that_no_card_is_about_has_no_permit()
    {
        var (claim, facts) = Some(new AccessWorld(4));

        PermitChecker
            .Check(claim with { Operation = "ManageTenant" }, facts with { Operation = "ManageTenant" })
            .ShouldBe(PermitFault.OtherObject);
    }

    private static (PermitClaim, PermitFacts) Some(AccessWorld world)
    {
        while (true)
        {
            if (Permitted(world) is { } permit)
            {
                return permit;
            }
        }
    }

    private static (PermitClaim, PermitFacts)? Permitted(AccessWorld world)
    {
        var (operation, subject) = (world.Operation(), world.Subject());
        var resource = world.Resource(operation);
        var decision = new AccessPolicy().Decide(subject, operation, resource, AccessWorld.Now);
        return decision.Permitted ? (ClaimOf(decision.Derive()!), FactsOf(subject, operation, resource)) : null;
    }

    private static PermitFacts FactsOf(AccessSubject subject, AccessOperation operation, AccessResource resource) =>
        new(
            PermitMapper.Subject(subject),
            operation.ToString(),
            PermitMapper.Shown(resource),
            AccessWorld.Now,
            AccessWorld.Now,
            AsksDecisionPoint: false
        );

    private static PermitClaim ClaimOf(AccessDerivation derivation) =>
        new(
            derivation.TenantId,
            derivation.SubjectId,
            derivation.SubjectRevision,
            derivation.Operation.ToString(),
            derivation.ObjectKind.ToString(),
            derivation.ObjectId,
            derivation.ObjectRevision,
            derivation.Instant,
            derivation.Held.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            derivation.GrantId
        );
}
