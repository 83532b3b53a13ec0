using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Access;

public sealed class AccessPolicyTests
{
    private static readonly Guid Tenant = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Me = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Colleague = Guid.Parse("00000000-0000-0000-0000-000000000002");
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly AccessSubject Agent = SubjectWith(ConsoleRole.Agent);

    private static readonly AccessResource Thing = new(AccessResourceKind.Case, Colleague, Tenant)
    {
        Classification = Classifications.Internal,
    };

    // one column per role in the order of ConsoleRole.All, then without any role; on an object nobody else has a claim on
    [Theory]
    [Trait("Req", "R47")]
    [InlineData(AccessOperation.ViewCase, "yyyyyyy-")]
    [InlineData(AccessOperation.WorkCase, "yy------")]
    [InlineData(AccessOperation.Recommend, "yy------")]
    [InlineData(AccessOperation.ViewAction, "yyyyyyy-")]
    [InlineData(AccessOperation.PerformAction, "yy------")]
    [InlineData(AccessOperation.ViewDocument, "yyyyyyy-")]
    [InlineData(AccessOperation.AskExpert, "yyyyyyy-")]
    [InlineData(AccessOperation.ApproveAction, "-y------")]
    [InlineData(AccessOperation.ViewDecision, "-yy--y--")]
    [InlineData(AccessOperation.ViewTrace, "--y--y--")]
    [InlineData(AccessOperation.ViewAudit, "--y--y--")]
    [InlineData(AccessOperation.ViewTeam, "-yy-----")]
    [InlineData(AccessOperation.ManageCatalog, "--y-----")]
    [InlineData(AccessOperation.ManageWorkflow, "--y-----")]
    [InlineData(AccessOperation.ManagePeople, "--y-----")]
    [InlineData(AccessOperation.ManageTenant, "--y-----")]
    public void Roles_permit_what_the_matrix_says(AccessOperation operation, string permitted)
    {
        string[] roles = [.. ConsoleRole.All, "none"];

        var actual = string.Concat(
            roles.Select(role => Decide(SubjectWith(role), operation, Thing).Permitted ? 'y' : '-')
        );

        actual.ShouldBe(permitted);
    }

    [Fact]
    [Trait("Req", "R47")]
    public void Every_operation_is_in_the_matrix() =>
        typeof(AccessPolicyTests)
            .GetMethod(nameof(Roles_permit_what_the_matrix_says))!
            .GetCustomAttributesData()
            .Count(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .ShouldBe(Enum.GetValues<AccessOperation>().Length);

    [Fact]
    public void An_unknown_operation_is_denied_to_somebody_with_every_role() =>
        Decide(SubjectWith([.. ConsoleRole.All]), (AccessOperation)4711, Thing)
            .Reasons.ShouldBe([ReasonCode.NotPermitted]);

    [Fact]
    [Trait("Req", "R47")]
    public void Another_tenant_is_denied_everything_and_told_nothing_else()
    {
        var foreign = Thing with { TenantId = Guid.Empty, Classification = 9, RequiredRole = "x" };

        foreach (var operation in Enum.GetValues<AccessOperation>())
        {
            Decide(SubjectWith([.. ConsoleRole.All]), operation, foreign)
                .Reasons.ShouldBe([ReasonCode.TenantMismatch]);
        }
    }

    [Fact]
    public void An_inactive_person_is_denied_everything()
    {
        var left = SubjectWith([.. ConsoleRole.All]) with { Active = false };

        foreach (var operation in Enum.GetValues<AccessOperation>())
        {
            Decide(left, operation, Thing).Reasons.ShouldBe([ReasonCode.NotPermitted]);
        }
    }

    [Fact]
    [Trait("Req", "R47")]
    public void Classification_needs_clearance()
    {
        for (var level = Classifications.Public; level <= Classifications.Restricted; level++)
        {
            for (var clearance = 0; clearance <= 3; clearance++)
            {
                var decision = Decide(
                    Agent with
                    {
                        Clearance = clearance,
                    },
                    AccessOperation.ViewDocument,
                    Thing with
                    {
                        Classification = level,
                    }
                );

                decision.Reasons.ShouldBe(clearance >= level ? [] : [ReasonCode.Clearance]);
            }
        }
    }

    [Fact]
    public void A_resource_is_restricted_unless_said_otherwise() =>
        new AccessResource(AccessResourceKind.Document, Me, Tenant).Classification.ShouldBe(
            Classifications.Restricted
        );

    [Theory]
    [Trait("Req", "R47")]
    [InlineData("", "", true)]
    [InlineData("eu", "", true)]
    [InlineData("", "eu", true)]
    [InlineData("eu", "eu,us", true)]
    [InlineData("eu", "us", false)]
    public void Regions_must_meet_where_both_have_some(string mine, string its, bool permitted)
    {
        var decision = Decide(
            Agent with
            {
                Regions = Set(mine),
            },
            AccessOperation.ViewDocument,
            Thing with
            {
                Regions = [.. Set(its)],
            }
        );

        decision.Reasons.ShouldBe(permitted ? [] : [ReasonCode.Region]);
    }

    [Theory]
    [Trait("Req", "R47")]
    [InlineData(AclKind.Role, "agent", true)]
    [InlineData(AclKind.Role, "admin", false)]
    [InlineData(AclKind.Team, "blue", true)]
    [InlineData(AclKind.Team, "red", false)]
    [InlineData(AclKind.Region, "eu", true)]
    [InlineData(AclKind.Region, "us", false)]
    [InlineData(AclKind.Person, "00000000-0000-0000-0000-000000000001", true)]
    [InlineData(AclKind.Person, "00000000-0000-0000-0000-000000000002", false)]
    [InlineData(AclKind.Person, "", false)]
    [InlineData((AclKind)9, "agent", false)]
    public void An_access_list_needs_a_matching_entry(AclKind kind, string value, bool permitted)
    {
        var subject = Agent with { Teams = Set("blue"), Regions = Set("eu") };

        var decision = Decide(
            subject,
            AccessOperation.ViewDocument,
            Thing with
            {
                Acl = [new(AclKind.Role, "nobody"), new(kind, value)],
            }
        );

        decision.Reasons.ShouldBe(permitted ? [] : [ReasonCode.Acl]);
    }

    [Fact]
    public void An_access_list_entry_ends_at_its_instant()
    {
        var granted = Thing with { Acl = [new(AclKind.Role, "agent", Now)] };

        Decide(Agent, AccessOperation.ViewDocument, granted).Reasons.ShouldBe([ReasonCode.Acl]);
        new AccessPolicy()
            .Decide(Agent, AccessOperation.ViewDocument, granted, Now.AddMilliseconds(-1))
            .Permitted.ShouldBeTrue();
    }

    [Theory]
    [Trait("Req", "R47")]
    [InlineData("blue", "blue", false, true)]
    [InlineData("blue", "red", false, false)]
    [InlineData("blue", "red", true, true)]
    [InlineData("", "red", false, false)]
    [InlineData("", "", false, true)]
    public void A_case_is_worked_by_its_team_or_its_person(
        string mine,
        string its,
        bool assignedToMe,
        bool permitted
    )
    {
        var resource = Thing with
        {
            Teams = [.. Set(its)],
            AssignedPersonId = assignedToMe ? Me : Colleague,
        };

        foreach (
            var operation in new[]
            {
                AccessOperation.WorkCase,
                AccessOperation.Recommend,
                AccessOperation.PerformAction,
            }
        )
        {
            Decide(Agent with { Teams = Set(mine) }, operation, resource)
                .Reasons.ShouldBe(permitted ? [] : [ReasonCode.NotPermitted]);
        }

        Decide(Agent with { Teams = Set(mine) }, AccessOperation.ViewCase, resource)
            .Permitted.ShouldBeTrue();
    }

    [Fact]
    public void A_required_role_must_be_held() =>
        Decide(
            Agent,
            AccessOperation.PerformAction,
            Thing with
            {
                RequiredRole = ConsoleRole.Supervisor,
            }
        )
            .Reasons.ShouldBe([ReasonCode.RoleNotAllowed]);

    [Fact]
    [Trait("Req", "R47")]
    public void A_conflict_of_interest_stops_asking_on_either_side()
    {
        var expert = new AccessResource(AccessResourceKind.Expert, Colleague, Tenant)
        {
            Classification = Classifications.Public,
        };

        Decide(Agent, AccessOperation.AskExpert, expert).Permitted.ShouldBeTrue();
        foreach (var person in new[] { Me, Colleague })
        {
            Decide(Agent, AccessOperation.AskExpert, expert with { ConflictPersonIds = [person] })
                .Reasons.ShouldBe([ReasonCode.ConflictOfInterest]);
        }
    }

    [Fact]
    public void One_may_read_the_decisions_made_for_oneself()
    {
        var decision = Thing with { Kind = AccessResourceKind.Decision, AssignedPersonId = Me };

        Decide(Agent, AccessOperation.ViewDecision, decision).Permitted.ShouldBeTrue();
        Decide(Agent, AccessOperation.ViewTrace, decision).Permitted.ShouldBeFalse();
        Decide(SubjectWith("none"), AccessOperation.ViewDecision, decision)
            .Permitted.ShouldBeFalse();
    }

    [Theory]
    [Trait("Req", "R47")]
    [InlineData("supervisor", false, null)]
    [InlineData("sales", false, null)]
    [InlineData("agent", false, ReasonCode.RoleNotAllowed)]
    [InlineData("supervisor", true, ReasonCode.ConflictOfInterest)]
    [InlineData("sales", true, ReasonCode.ConflictOfInterest)]
    public void An_approval_needs_another_person_with_the_right_role(
        string role,
        bool ownRequest,
        ReasonCode? reason
    )
    {
        var approval = Thing with
        {
            Kind = AccessResourceKind.Approval,
            RequiredRole = ConsoleRole.Sales,
            RequestedById = ownRequest ? Me : Colleague,
        };

        Decide(SubjectWith(role), AccessOperation.ApproveAction, approval)
            .Reasons.ShouldBe(reason is { } expected ? [expected] : []);
    }

    [Fact]
    public void Several_reasons_come_in_the_order_of_the_codes() =>
        Decide(
            Agent with
            {
                Clearance = 0,
                Regions = Set("eu"),
            },
            AccessOperation.ManageTenant,
            Thing with
            {
                Regions = ["us"],
                Acl = [new(AclKind.Team, "red")],
                RequiredRole = ConsoleRole.Lead,
            }
        )
            .Reasons.ShouldBe([
                ReasonCode.NotPermitted,
                ReasonCode.Clearance,
                ReasonCode.Acl,
                ReasonCode.Region,
                ReasonCode.RoleNotAllowed,
            ]);

    private static AccessDecision Decide(
        AccessSubject subject,
        AccessOperation operation,
        AccessResource resource
    ) => new AccessPolicy().Decide(subject, operation, resource, Now);

    private static AccessSubject SubjectWith(params string[] roles) =>
        new(
            Tenant,
            Me,
            roles.ToHashSet(StringComparer.Ordinal),
            Set(""),
            Set(""),
            Set("en"),
            Clearance: Classifications.Internal,
            Active: true
        );

    private static HashSet<string> Set(string items) =>
        items.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
