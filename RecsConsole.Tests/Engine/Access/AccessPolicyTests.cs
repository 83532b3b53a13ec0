using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.Access.AccessExample;

namespace RecsConsole.Tests.Engine.Access;

public sealed class AccessPolicyTests
{
    // one column per role in the order of ConsoleRole.All, and a last one without any role; nobody else has a claim on the object
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
    [InlineData(AccessOperation.ViewCatalog, "-yy--y--")]
    [InlineData(AccessOperation.ManageCatalog, "--y-----")]
    [InlineData(AccessOperation.ManageWorkflow, "--y-----")]
    [InlineData(AccessOperation.ManagePeople, "--y-----")]
    [InlineData(AccessOperation.ManageTenant, "--y-----")]
    [InlineData(AccessOperation.ViewJobs, "-yy--y--")]
    [InlineData(AccessOperation.RunJobs, "--y-----")]
    [InlineData(AccessOperation.ViewModels, "-yy-yy--")]
    [InlineData(AccessOperation.ManageModels, "--y-----")]
    [InlineData(AccessOperation.ManageStudies, "----y---")]
    [InlineData(AccessOperation.JudgePairs, "---y----")]
    [InlineData(AccessOperation.ViewInsights, "-yy--y--")]
    [InlineData(AccessOperation.Search, "yyyyyyy-")]
    [InlineData(AccessOperation.ManageGrants, "--y-----")]
    [InlineData(AccessOperation.BreakGlass, "yy------")]
    [InlineData(AccessOperation.ViewAlerts, "--y--y--")]
    [InlineData(AccessOperation.EraseSubject, "--y-----")]
    [InlineData(AccessOperation.ManageGoldenSet, "--y-y---")]
    [InlineData(AccessOperation.PublishVersion, "--y-----")]
    [InlineData(AccessOperation.ViewAdministration, "--y--y--")]
    [InlineData(AccessOperation.BorrowPublishing, "-yy-----")]
    [InlineData(AccessOperation.PromoteModel, "--y-----")]
    public void Roles_permit_what_the_matrix_says(AccessOperation operation, string permitted)
    {
        string[] roles = [.. ConsoleRole.All, "none"];

        var actual = string.Concat(roles.Select(role => Decide(SubjectWith(role), operation, Thing).Permitted ? 'y' : '-'));

        actual.ShouldBe(permitted);
    }

    [Theory]
    [Trait("Req", "R183")]
    [InlineData(ConsoleRole.Supervisor, "support", true)]
    [InlineData(ConsoleRole.Supervisor, "billing", false)]
    [InlineData(ConsoleRole.Admin, "billing", true)]
    [InlineData(ConsoleRole.Auditor, "billing", true)]
    public void Figures_of_a_team_are_for_its_supervisors_and_those_of_the_whole_tenant(string role, string team, bool permitted)
    {
        var subject = SubjectWith(role) with { Teams = new HashSet<string> { "support" } };

        Decide(subject, AccessOperation.ViewInsights, Thing with { Teams = [team] }).Permitted.ShouldBe(permitted);
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
        Decide(SubjectWith([.. ConsoleRole.All]), (AccessOperation)4711, Thing).Reasons.ShouldBe([ReasonCode.NotPermitted]);

    [Fact]
    [Trait("Req", "R47")]
    public void Another_tenant_is_denied_everything_and_told_nothing_else()
    {
        var foreign = Thing with { TenantId = Guid.Empty, Classification = 9, RequiredRole = "x" };

        foreach (var operation in Enum.GetValues<AccessOperation>())
        {
            Decide(SubjectWith([.. ConsoleRole.All]), operation, foreign).Reasons.ShouldBe([ReasonCode.TenantMismatch]);
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
    public void A_required_role_must_be_held() =>
        Decide(Agent, AccessOperation.PerformAction, Thing with { RequiredRole = ConsoleRole.Supervisor })
            .Reasons.ShouldBe([ReasonCode.RoleNotAllowed]);

    [Fact]
    [Trait("Req", "R47")]
    public void A_conflict_of_interest_stops_asking_on_either_side()
    {
        var expert = new AccessResource(AccessResourceKind.Expert, Colleague, Tenant) { Classification = Classifications.Public };

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
        Decide(SubjectWith("none"), AccessOperation.ViewDecision, decision).Permitted.ShouldBeFalse();
    }

    [Theory]
    [Trait("Req", "R47")]
    [Trait("Req", "R106")]
    [Trait("Req", "R110")]
    [InlineData(null, "supervisor", false, null)]
    [InlineData(null, "sales", false, ReasonCode.RoleNotAllowed)]
    [InlineData(null, "supervisor", true, ReasonCode.ConflictOfInterest)]
    [InlineData("sales", "sales", false, null)]
    [InlineData("sales", "supervisor", false, ReasonCode.RoleNotAllowed)]
    [InlineData("sales", "agent", false, ReasonCode.RoleNotAllowed)]
    [InlineData("sales", "sales", true, ReasonCode.ConflictOfInterest)]
    [InlineData("unheard-of", "unheard-of", false, ReasonCode.RoleNotAllowed)]
    public void An_approval_needs_another_person_with_the_right_role(string? needed, string role, bool ownRequest, ReasonCode? reason)
    {
        var approval = Thing with
        {
            Kind = AccessResourceKind.Approval,
            RequiredRole = needed,
            RequestedById = ownRequest ? Me : Colleague,
        };

        Decide(SubjectWith(role), AccessOperation.ApproveAction, approval).Reasons.ShouldBe(reason is { } expected ? [expected] : []);
    }

    [Fact]
    public void Who_created_the_key_that_asked_is_no_second_person() =>
        Decide(
            SubjectWith("supervisor"),
            AccessOperation.ApproveAction,
            Thing with
            {
                Kind = AccessResourceKind.Approval,
                RequestedById = Colleague,
                ConflictPersonIds = [Me],
            }
        )
            .Reasons.ShouldBe([ReasonCode.ConflictOfInterest]);

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
}
