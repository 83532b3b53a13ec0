using RecsConsole.Engine.Access;
using RecsConsole.Tests.Permits;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.Access.AccessExample;

namespace RecsConsole.Tests.Engine.Access;

public sealed class AccessGrantTests
{
    private static readonly Guid CaseId = Guid.Parse("00000000-0000-0000-0000-0000000000c1");

    private static readonly AccessResource Case = new(AccessResourceKind.Case, CaseId, Tenant)
    {
        Classification = Classifications.Restricted,
        Teams = ["red"],
        CaseId = CaseId,
        Revision = 4,
    };

    private static readonly AccessGrant Grant = new(
        Guid.Parse("00000000-0000-0000-0000-0000000000d1"),
        CaseId,
        null,
        Now.AddHours(1),
        IsBreakGlass: false
    );

    private static readonly AccessSubject Granted = Agent with { Grants = [Grant], Revision = 9 };

    [Theory]
    [Trait("Req", "R47")]
    [InlineData(AccessOperation.ViewCase)]
    [InlineData(AccessOperation.WorkCase)]
    [InlineData(AccessOperation.Recommend)]
    [InlineData(AccessOperation.PerformAction)]
    public void A_grant_stands_in_for_clearance_and_nearness(AccessOperation operation)
    {
        Decide(Agent, operation, Case).Permitted.ShouldBeFalse();

        Decide(Granted, operation, Case).Permitted.ShouldBeTrue();
    }

    [Fact]
    [Trait("Req", "R47")]
    public void A_grant_stands_in_for_an_access_list()
    {
        var document = new AccessResource(AccessResourceKind.Document, Guid.Empty, Tenant)
        {
            Classification = Classifications.Internal,
            Acl = [new(AclKind.Team, "red")],
            DocumentKey = "d",
        };
        var reader = Agent with { Grants = [Grant with { CaseId = null, DocumentKey = "d" }] };

        Decide(reader, AccessOperation.ViewDocument, document).Permitted.ShouldBeTrue();
        Decide(reader, AccessOperation.ViewDocument, document with { DocumentKey = "e" }).Reasons.ShouldBe([ReasonCode.Acl]);
    }

    [Fact]
    [Trait("Req", "R47")]
    public void A_grant_never_stands_in_for_tenant_activity_region_role_conflict_or_approval()
    {
        Decide(Granted with { TenantId = Guid.Empty }, AccessOperation.ViewCase, Case).Reasons.ShouldBe([ReasonCode.TenantMismatch]);
        Decide(Granted with { Active = false }, AccessOperation.ViewCase, Case).Reasons.ShouldBe([ReasonCode.NotPermitted]);
        Decide(Granted with { Regions = Set("eu") }, AccessOperation.ViewCase, Case with { Regions = ["us"] })
            .Reasons.ShouldBe([ReasonCode.Region]);
        Decide(Granted with { Roles = Set("auditor") }, AccessOperation.WorkCase, Case).Reasons.ShouldBe([ReasonCode.NotPermitted]);
        Decide(Granted, AccessOperation.PerformAction, Case with { RequiredRole = ConsoleRole.Sales })
            .Reasons.ShouldBe([ReasonCode.RoleNotAllowed]);
        Decide(Granted, AccessOperation.ApproveAction, Case with { RequestedById = Me })
            .Reasons.ShouldBe([ReasonCode.RoleNotAllowed, ReasonCode.ConflictOfInterest]);
    }

    [Fact]
    public void A_grant_ends_at_its_instant() =>
        Decide(Granted with { Grants = [Grant with { ExpiresAt = Now }] }, AccessOperation.ViewCase, Case)
            .Reasons.ShouldBe([ReasonCode.Clearance]);

    [Fact]
    public void The_derivation_names_rules_versions_and_the_grant()
    {
        var derivation = Decide(Granted, AccessOperation.WorkCase, Case).Derive().ShouldNotBeNull();

        derivation.Permitted.ShouldBeTrue();
        derivation.Held.ShouldBe("tenant active role grant");
        derivation.Against.ShouldBeNull();
        derivation.GrantId.ShouldBe(Grant.Id);
        (derivation.SubjectRevision, derivation.ObjectRevision).ShouldBe((9, 4));
        derivation.ObjectId.ShouldBe(CaseId.ToString("D"));
        derivation.Instant.ShouldBe(Now);
    }

    [Fact]
    public void The_derivation_of_a_denial_names_what_held_and_what_did_not()
    {
        var derivation = Decide(Agent, AccessOperation.WorkCase, Case).Derive().ShouldNotBeNull();

        derivation.Permitted.ShouldBeFalse();
        derivation.Held.ShouldBe("tenant active role");
        derivation.Against.ShouldBe("clearance nearness");
    }

    [Fact]
    public void What_was_given_is_used_before_what_was_taken_in_an_emergency()
    {
        var taken = Grant with { Id = Guid.NewGuid(), IsBreakGlass = true };

        Decide(Granted with { Grants = [taken] }, AccessOperation.ViewCase, Case).Derive()!.Held.ShouldEndWith("break_glass");
        Decide(Granted with { Grants = [taken, Grant] }, AccessOperation.ViewCase, Case).Derive()!.GrantId.ShouldBe(Grant.Id);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, false)]
    public void A_decision_point_can_only_deny_further(bool? says, bool permitted)
    {
        var own = Decide(Granted, AccessOperation.ViewCase, Case);
        var denied = Decide(Agent, AccessOperation.ViewCase, Case);

        own.With(says).Permitted.ShouldBe(permitted);
        denied.With(says).Permitted.ShouldBeFalse();
    }

    [Fact]
    public void An_answer_that_nobody_gave_is_a_no()
    {
        default(AccessDecision).Permitted.ShouldBeFalse();
        default(AccessDecision).Reasons.ShouldBe([ReasonCode.NotPermitted]);
        default(AccessDecision).With(permits: true).Permitted.ShouldBeFalse();
        AccessDecision.Failed.Reasons.ShouldBe([ReasonCode.CheckFailed]);
    }

    [Fact]
    public void A_permit_costs_no_allocation()
    {
        var policy = new AccessPolicy();
        policy.Decide(Granted, AccessOperation.WorkCase, Case, Now);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            policy.Decide(Granted, AccessOperation.WorkCase, Case, Now);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R47")]
    public void Removing_a_grant_never_permits_more()
    {
        var world = new AccessWorld(5);
        var policy = new AccessPolicy();
        AccessOperation[] operations = Enum.GetValues<AccessOperation>();
        var lost = 0;
        for (var i = 0; i < 40_000; i++)
        {
            var subject = world.Subject() with { Grants = [world.Grant(), world.Grant()] };
            var resource = world.Resource(world.Operation());
            var operation = world.Pick(operations);
            var fewer = subject with { Grants = [world.Pick(subject.Grants!)] };

            var with = policy.Decide(subject, operation, resource, AccessWorld.Now).Permitted;
            var without = policy.Decide(fewer, operation, resource, AccessWorld.Now).Permitted;
            var none = policy.Decide(subject with { Grants = null }, operation, resource, AccessWorld.Now).Permitted;

            (without && !with).ShouldBeFalse($"{operation} {subject} {resource}");
            (none && !without).ShouldBeFalse($"{operation} {subject} {resource}");
            lost += with && !none ? 1 : 0;
        }

        lost.ShouldBeGreaterThan(500); // grants made a difference
    }
}
