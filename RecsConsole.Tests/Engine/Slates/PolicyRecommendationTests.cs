using System.Text;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>What a policy recommends rises a little among what may be shown, and says why.</summary>
public sealed class PolicyRecommendationTests
{
    private static readonly RuledCase s_case = new("ticket", "sign_in", "open")
    {
        Priority = 2,
        Tier = "gold",
        Region = "eu",
        Product = "sso",
        Language = "en",
        Team = "support",
    };

    public static TheoryData<PolicyRule, bool> Conditions =>
        new()
        {
            { Plain(), true },
            { Plain() with { Priorities = [1, 2] }, true },
            { Plain() with { Priorities = [1] }, false },
            { Plain() with { Tiers = ["gold"], Regions = ["eu", "us"] }, true },
            { Plain() with { Tiers = ["silver"] }, false },
            { Plain() with { Regions = ["us"] }, false },
            { Plain() with { Products = ["vpn"] }, false },
            { Plain() with { Languages = ["de"] }, false },
            { Plain() with { Teams = ["billing"] }, false },
            { Plain() with { Teams = [] }, true },
        };

    [Fact]
    public void Recommended_action_rises_by_a_fixed_part_of_its_score_and_says_who_recommends_it()
    {
        var plain = Two().Open().Slate(SlateKind.Action);
        var raised = Recommending(Two(), "b").Open().Slate(SlateKind.Action);

        plain.Ids().ShouldBe(["a", "b"]);
        raised.Ids().ShouldBe(["b", "a"]);
        var item = raised.Item("b");
        item.Score.ShouldBe(plain.Item("b").Score + PolicyPrior.Share);
        item.Contributions.ShouldContain(new Contribution(PolicyPrior.Term, 1_000_000, PolicyPrior.Share, PolicyPrior.Share));
        item.Contributions.Sum(part => part.Amount).ShouldBe(item.Score);
        item.RequiredByPolicy.ShouldBeNull();
        item.Sentences()[0].ShouldBe("Policy \"P-1\" (version 3) recommends this here");
        raised.Item("a").Score.ShouldBe(plain.Item("a").Score);
        raised.Moves.ShouldBe(plain.Moves);
    }

    [Fact]
    public void What_a_policy_requires_stays_first_and_is_not_also_recommended()
    {
        var slate = Recommending(Two().WithAction("owed").WithPolicy("P-2", requires: ["owed"]), "b", "owed")
            .WithSimilarCases(20, "b")
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().Take(2).ShouldBe(["owed", "b"]);
        slate.Item("owed").Contributions.ShouldNotContain(part => part.Term == PolicyPrior.Term);
        slate.Item("owed").Claims.ShouldNotContain(claim => claim.Template == "action.recommended");
    }

    [Fact]
    public void Recommendation_makes_nothing_eligible()
    {
        var slate = Recommending(
                Two().WithActionOutsideWorkflow("nowhere").WithAction("banned").WithPolicy("P-2", forbids: ["banned"]),
                "nowhere",
                "banned",
                "unheard"
            )
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Recommended_action_keeps_its_place_where_nobody_used_it_yet_and_loses_its_ground_once_done()
    {
        var used = Two().WithSimilarCases(20, "a");
        var known = used.Open().Slate(SlateKind.Action);
        var advised = Recommending(used, "b").Open().Slate(SlateKind.Action);
        var done = Recommending(Two(), "b").WithStep("b").Open().Slate(SlateKind.Action);

        advised.Ids().ShouldBe(["a", "b"], "the cases outweigh the policy");
        advised.Ids().Count.ShouldBeGreaterThanOrEqualTo(known.Ids().Count);
        done.Items.SelectMany(item => item.Claims).ShouldNotContain(claim => claim.Template == "action.recommended");
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Rule_applies_where_every_condition_names_the_value(PolicyRule rule, bool applies)
    {
        rule.AppliesTo(s_case).ShouldBe(applies);
        rule.MayApplyTo(s_case).ShouldBe(applies);
    }

    [Fact]
    public void Case_without_a_value_meets_no_condition_on_it()
    {
        var bare = new RuledCase("ticket", "sign_in", "open");

        (Plain() with { Priorities = [1, 2, 3, 4] }).AppliesTo(bare).ShouldBeFalse();
        (Plain() with { Products = ["sso"] }).MayApplyTo(bare).ShouldBeFalse();
        Plain().AppliesTo(bare).ShouldBeTrue();
    }

    [Fact]
    public void Prohibition_that_depends_on_a_withheld_field_holds_and_nothing_else_does()
    {
        var limits = new FieldLimits([new FieldLimit(DataFields.CaseProduct.Key, [FieldPurpose.Serve])]);
        var slate = Two()
            .WithPolicy("P-1", change: With(rule => rule with { Products = ["vpn"], Forbids = ["a"], Recommends = ["b"] }))
            .WithCase(facts => facts with { Product = null })
            .WithConfiguration(it => it with { FieldLimits = limits })
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["b"]);
        slate.ReasonsAgainst("a").ShouldNotBeEmpty();
        slate.Item("b").Contributions.ShouldNotContain(part => part.Term == PolicyPrior.Term);
    }

    [Fact]
    public void Rule_without_the_later_fields_has_the_bytes_it_always_had_and_is_still_read()
    {
        const string Stored = """{"caseTypes":[],"documents":["d"],"forbids":[],"issueTypes":["sign_in"],"requires":["a"],"states":[]}""";

        var rule = CanonicalJson.Deserialize<PolicyRule>(Encoding.UTF8.GetBytes(Stored));

        Encoding.UTF8.GetString(CanonicalJson.Serialize(rule)).ShouldBe(Stored);
        rule.AppliesTo(s_case).ShouldBeTrue();
    }

    private static PolicyRule Plain() => new([], [], [], [], [], []);

    private static SnapshotBuilder Two() => ASnapshot().WithAction("a").WithAction("b");

    private static SnapshotBuilder Recommending(SnapshotBuilder builder, params string[] actions) =>
        builder.WithPolicy("P-1", change: With(rule => rule with { Recommends = actions }));

    private static Func<PolicyFacts, PolicyFacts> With(Func<PolicyRule, PolicyRule> change) =>
        policy => policy with { Rules = [change(policy.Rules[0])] };
}
