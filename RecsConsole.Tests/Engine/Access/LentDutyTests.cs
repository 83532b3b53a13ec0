using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.Access.AccessExample;

namespace RecsConsole.Tests.Engine.Access;

/// <summary>The right to publish is lent for a limited time to people who lead, and no other right comes with it.</summary>
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

    [Fact]
    public void Clearance_and_tenant_hold_all_the_same()
    {
        Decide(Borrower(Lent), AccessOperation.PublishVersion, Thing with { Classification = 3 }).Permitted.ShouldBeFalse();
        Decide(Borrower(Lent), AccessOperation.PublishVersion, Thing with { TenantId = Guid.Empty }).Permitted.ShouldBeFalse();
    }

    private static AccessSubject Borrower(params AccessGrant[] grants) => SubjectWith(ConsoleRole.Supervisor) with { Grants = grants };
}
