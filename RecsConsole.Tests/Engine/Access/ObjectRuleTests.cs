using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.Access.AccessExample;

namespace RecsConsole.Tests.Engine.Access;

public sealed class ObjectRuleTests
{
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
        new AccessResource(AccessResourceKind.Document, Me, Tenant).Classification.ShouldBe(Classifications.Restricted);

    [Theory]
    [Trait("Req", "R47")]
    [InlineData("", "", true)]
    [InlineData("eu", "", true)]
    [InlineData("", "eu", true)]
    [InlineData("eu", "eu,us", true)]
    [InlineData("eu", "us", false)]
    public void Regions_must_meet_where_both_have_some(string mine, string its, bool permitted)
    {
        var decision = Decide(Agent with { Regions = Set(mine) }, AccessOperation.ViewDocument, Thing with { Regions = [.. Set(its)] });

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

        var decision = Decide(subject, AccessOperation.ViewDocument, Thing with { Acl = [new(AclKind.Role, "nobody"), new(kind, value)] });

        decision.Reasons.ShouldBe(permitted ? [] : [ReasonCode.Acl]);
    }

    [Fact]
    public void An_access_list_entry_ends_at_its_instant()
    {
        var granted = Thing with { Acl = [new(AclKind.Role, "agent", Now)] };

        Decide(Agent, AccessOperation.ViewDocument, granted).Reasons.ShouldBe([ReasonCode.Acl]);
        new AccessPolicy().Decide(Agent, AccessOperation.ViewDocument, granted, Now.AddMilliseconds(-1)).Permitted.ShouldBeTrue();
    }

    [Theory]
    [Trait("Req", "R47")]
    [InlineData("blue", "blue", false, true)]
    [InlineData("blue", "red", false, false)]
    [InlineData("blue", "red", true, true)]
    [InlineData("", "red", false, false)]
    [InlineData("", "", false, true)]
    public void A_case_is_worked_by_its_team_or_its_person(string mine, string its, bool assignedToMe, bool permitted)
    {
        var resource = Thing with { Teams = [.. Set(its)], AssignedPersonId = assignedToMe ? Me : Colleague };

        foreach (var operation in new[] { AccessOperation.WorkCase, AccessOperation.Recommend, AccessOperation.PerformAction })
        {
            Decide(Agent with { Teams = Set(mine) }, operation, resource).Reasons.ShouldBe(permitted ? [] : [ReasonCode.NotPermitted]);
        }

        Decide(Agent with { Teams = Set(mine) }, AccessOperation.ViewCase, resource).Permitted.ShouldBeTrue();
    }
}
