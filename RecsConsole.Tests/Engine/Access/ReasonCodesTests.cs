using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Access;

public sealed class ReasonCodesTests
{
    [Fact]
    public void Names_are_those_of_the_design() =>
        string.Join(", ", Enum.GetValues<ReasonCode>().Select(code => code.Name()))
            .ShouldBe(
                "tenant_mismatch, not_permitted, clearance, acl, region, language, state_not_allowed, role_not_allowed, "
                    + "duplicate_request, catalog_not_published, document_not_current, policy_expired, expert_unavailable, "
                    + "expert_overloaded, conflict_of_interest, already_tried, dismissed_by_actor, contact_cap, not_entitled, check_failed, "
                    + "below_floor, awaits_answer, opposite_waits, earlier_step_missing"
            );

    [Fact]
    public void Parse_undoes_name()
    {
        foreach (var code in Enum.GetValues<ReasonCode>())
        {
            ReasonCodes.Parse(code.Name()).ShouldBe(code);
        }

        ReasonCodes.Parse("unheard_of").ShouldBeNull();
    }

    [Fact]
    public void An_undefined_code_has_no_name() => Should.Throw<ArgumentOutOfRangeException>(() => ((ReasonCode)99).Name());
}
