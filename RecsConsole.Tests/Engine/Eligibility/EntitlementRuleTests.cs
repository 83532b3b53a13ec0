using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Eligibility;

/// <summary>An action that the customer's contract does not include is excluded with that reason.</summary>
[Trait("Req", "R53")]
public sealed class EntitlementRuleTests
{
    [Theory]
    [InlineData("gold", null, true)]
    [InlineData("Gold", null, true)]
    [InlineData("bronze", null, false)]
    [InlineData(null, null, false)]
    [InlineData("gold", true, false)]
    public void An_action_of_some_tiers_needs_a_running_contract_of_one(string? tier, bool? hasEnded, bool isIncluded)
    {
        var slate = ASnapshot()
            .WithCase(it => it with { AccountTier = tier, ContractEnded = hasEnded })
            .WithAction("visit", change: it => it with { Tiers = ["gold", "platinum"] })
            .WithAction("fix")
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().Contains("visit").ShouldBe(isIncluded);
        slate.Ids().ShouldContain("fix", "what names no tier is for everybody");
        if (!isIncluded)
        {
            slate.ReasonsAgainst("visit").ShouldBe([ReasonCode.NotEntitled]);
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(true, false)]
    public void An_entitlement_includes_an_action_whatever_the_tier_while_the_contract_runs(bool? isOutside, bool isIncluded) =>
        ASnapshot()
            .WithCase(it => it with { AccountTier = "bronze", Entitlements = ["visit"], ContractEnded = isOutside })
            .WithAction("visit", change: it => it with { Tiers = ["gold"] })
            .WithAction("fix")
            .Open()
            .Slate(SlateKind.Action)
            .Ids()
            .Contains("visit")
            .ShouldBe(isIncluded);

    [Fact]
    public void A_policy_that_requires_it_does_not_buy_it() =>
        ASnapshot()
            .WithCase(it => it with { AccountTier = "bronze" })
            .WithAction("visit", change: it => it with { Tiers = ["gold"] })
            .WithPolicy("P-1", requires: ["visit"])
            .Open()
            .Slate(SlateKind.Action)
            .ReasonsAgainst("visit")
            .ShouldBe([ReasonCode.NotEntitled]);

    [Fact]
    public void A_list_of_no_tier_is_for_everybody() => Entitlement.Covers([], null, contractEnded: true).ShouldBeTrue();

    /// <summary>Snapshots of decisions from before contracts existed keep their bytes.</summary>
    [Fact]
    public void A_running_contract_and_no_tiers_add_nothing_to_a_snapshot()
    {
        var snapshot = ASnapshot().WithAction("fix").Build();

        System.Text.Encoding.UTF8.GetString(CanonicalJson.Serialize(snapshot.Case)).ShouldNotContain("contract");
        System.Text.Encoding.UTF8.GetString(CanonicalJson.Serialize(snapshot.Case)).ShouldNotContain("entitlements");
        System.Text.Encoding.UTF8.GetString(CanonicalJson.Serialize(snapshot.Shared.Catalog)).ShouldNotContain("tiers");
    }
}
