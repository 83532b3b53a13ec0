using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.Access.AccessExample;

namespace RecsConsole.Tests.Engine.Access;

/// <summary>The right of the second person is lent for a limited time to people who read what they decide on, and no other right comes with it.</summary>
public sealed class LentDutyTests
{
    private static readonly AccessGrant Lent = new(Guid.NewGuid(), null, null, Now.AddHours(1), IsBreakGlass: false)
    {
        Duty = AccessGrant.Publishing,
    };

    [Fact]
    public void Lent_publishing_stands_in_for_the_role_and_is_named_as_the_basis()
    {
        var decision = Decide(Borrower(Lent), AccessOperation.PublishVersion, Thing);

        decision.Permitted.ShouldBeTrue();
        decision.ToPermit()!.GrantId.ShouldBe(Lent.Id);
        decision.Held.Has(PermitRule.Grant).ShouldBeTrue();
        decision.Held.Has(PermitRule.Role).ShouldBeFalse();
    }

    [Fact]
    public void Lent_publishing_ends_with_its_time() =>
        Decide(Borrower(Lent with { ExpiresAt = Now }), AccessOperation.PublishVersion, Thing).Permitted.ShouldBeFalse();

    [Fact]
    public void Another_duty_or_a_grant_for_an_object_lends_nothing()
    {
        Decide(Borrower(Lent with { Duty = "erase" }), AccessOperation.PublishVersion, Thing).Permitted.ShouldBeFalse();
        Decide(Borrower(Lent with { Duty = null, CaseId = Thing.Id }), AccessOperation.PublishVersion, Thing).Permitted.ShouldBeFalse();
    }

    [Fact]
    public void Lent_publishing_changes_no_other_operation()
    {
        foreach (var operation in Enum.GetValues<AccessOperation>().Where(each => each != AccessOperation.PublishVersion))
        {
            Decide(Borrower(Lent), operation, Thing)
                .Permitted.ShouldBe(Decide(Borrower(), operation, Thing).Permitted, operation.ToString());
        }
    }

    [Theory]
    [InlineData(ConsoleRole.Agent)]
    [InlineData(ConsoleRole.Reviewer)]
    [InlineData(ConsoleRole.Auditor)]
    public void Who_leads_nobody_cannot_publish_with_it(string role) =>
        Decide(SubjectWith(role) with { Grants = [Lent] }, AccessOperation.PublishVersion, Thing).Permitted.ShouldBeFalse();

    [Theory]
    [InlineData(ConsoleRole.Reviewer)]
    [InlineData(ConsoleRole.Auditor)]
    public void Who_checks_others_borrows_nothing_though_they_lead_too(string role) =>
        Decide(SubjectWith(ConsoleRole.Supervisor, role) with { Grants = [Lent] }, AccessOperation.PublishVersion, Thing)
            .Permitted.ShouldBeFalse();

    [Fact]
    public void Clearance_and_tenant_hold_all_the_same()
    {
        Decide(Borrower(Lent), AccessOperation.PublishVersion, Thing with { Classification = 3 }).Permitted.ShouldBeFalse();
        Decide(Borrower(Lent), AccessOperation.PublishVersion, Thing with { TenantId = Guid.Empty }).Permitted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(ConsoleRole.Supervisor, true)]
    [InlineData(ConsoleRole.Lead, true)]
    [InlineData(ConsoleRole.Auditor, false)]
    [InlineData(ConsoleRole.Agent, false)]
    public void Lent_promotion_is_for_those_who_see_models_and_do_not_audit_them(string role, bool permitted)
    {
        var borrower = SubjectWith(role) with { Grants = [Lent with { Duty = AccessGrant.Promoting }] };

        Decide(borrower, AccessOperation.PromoteModel, Thing).Permitted.ShouldBe(permitted);
        Decide(borrower, AccessOperation.ManageModels, Thing).Permitted.ShouldBeFalse();
        Decide(borrower, AccessOperation.PublishVersion, Thing).Permitted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(AccessGrant.ApprovingAsSupervisor, null, true)]
    [InlineData(AccessGrant.ApprovingAsSupervisor, ConsoleRole.Supervisor, true)]
    [InlineData(AccessGrant.ApprovingAsSupervisor, ConsoleRole.Sales, false)]
    [InlineData(AccessGrant.ApprovingAsSales, ConsoleRole.Sales, true)]
    [InlineData(AccessGrant.ApprovingAsSales, ConsoleRole.Supervisor, false)]
    [InlineData(AccessGrant.Publishing, ConsoleRole.Supervisor, false)]
    public void Lent_approval_stands_in_for_the_one_role_that_it_names(string duty, string? needed, bool permitted)
    {
        var borrower = SubjectWith(ConsoleRole.Agent) with { Grants = [Lent with { Duty = duty }] };

        Decide(borrower, AccessOperation.ApproveAction, Thing with { RequiredRole = needed }).Permitted.ShouldBe(permitted);
    }

    [Fact]
    public void Nobody_approves_their_own_request_with_it()
    {
        var borrower = SubjectWith(ConsoleRole.Agent) with { Grants = [Lent with { Duty = AccessGrant.ApprovingAsSupervisor }] };

        Decide(borrower, AccessOperation.ApproveAction, Thing with { RequestedById = borrower.PersonId }).Permitted.ShouldBeFalse();
    }

    private static AccessSubject Borrower(params AccessGrant[] grants) => SubjectWith(ConsoleRole.Supervisor) with { Grants = grants };
}
