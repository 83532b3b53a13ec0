using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Catalog.Policies;

/// <summary>What policies recommend, and the further fields of a case that their rules compare, from the draft to the desk.</summary>
public sealed class PolicyConditionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recommended_action_names_the_policy_on_its_card_and_is_not_required()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var text = desk.Text with { Title = "Early questions", Rules = [new() { States = ["new"], Recommends = ["ask"] }] };

        var published = await desk.BringInForceAsync("early", text);
        var card = (await desk.World.RecommendAsync()).Slate(SlateKind.Action).Items.Single(item => item.Id == "ask");

        published.Error.ShouldBeNull();
        card.Policy.ShouldBeNull();
        string.Concat(card.Reason.Select(segment => segment.Text))
            .ShouldStartWith("Policy \"Early questions\" (version 1) recommends this here");
    }

    [Theory]
    [InlineData("Gold", 2, "printing", false)]
    [InlineData("Gold", 1, "printing", true)]
    [InlineData("Gold", 2, null, false)]
    [InlineData(null, 3, "printing", true)]
    public async Task Conditions_on_customer_and_case_decide_on_the_card_and_when_the_step_is_taken(
        string? tier,
        int priority,
        string? product,
        bool isAllowed
    )
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var before = await desk.World.RecommendAsync();
        var rule = new PolicyRuleContent
        {
            Tiers = tier is null ? [] : [tier],
            Priorities = [priority],
            Products = product is null ? [] : [product],
            Regions = ["EU"],
            Languages = ["en"],
            Teams = ["one"],
            Forbids = ["ask"],
        };

        var published = await desk.BringInForceAsync(PolicyDesk.Key, desk.Text with { Rules = [rule] });
        var after = await desk.World.RecommendAsync(before.DecisionId);
        var taken = await desk.World.AcceptAsync(isAllowed ? after : before, "ask");

        published.Error.ShouldBeNull();
        Suggests(after, "ask").ShouldBe(isAllowed);
        taken.IsOk.ShouldBe(isAllowed, taken.Error?.Message);
    }

    [Fact]
    public async Task Values_that_no_case_customer_or_team_has_are_named_with_their_place()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var rule = new PolicyRuleContent
        {
            Priorities = [9],
            Tiers = ["Tin"],
            Products = ["ovens"],
            Recommends = ["unheard"],
        };

        var saved = await desk.SaveAsync(desk.Ada, PolicyDesk.Key, desk.Text with { Rules = [rule] }, isNew: true);

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        saved.Error.Message.ShouldContain("Rule 1, priorities: A priority is a number from 1 to 4.");
        saved.Error.Message.ShouldContain("Rule 1, customer tiers: No customer has the tier \"Tin\"");
        saved.Error.Message.ShouldContain("Rule 1, products: No case has the product \"ovens\"");
        saved.Error.Message.ShouldContain("Rule 1, recommends: The action \"unheard\" is not published.");
    }

    [Fact]
    public async Task What_is_recommended_may_not_be_forbidden_in_the_same_cases_and_rules_may_differ_by_any_field()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var both = desk.Text with
        {
            Rules = [new() { Tiers = ["Gold"], Recommends = ["ask"] }, new() { Regions = ["EU"], Forbids = ["ask"] }],
        };
        var apart = desk.Text with
        {
            Rules = [new() { Priorities = [1], Recommends = ["ask"] }, new() { Priorities = [2, 3], Forbids = ["ask"] }],
        };

        var refused = await desk.SaveAsync(desk.Ada, "both", both, isNew: true);
        var saved = await desk.SaveAsync(desk.Ada, "apart", apart, isNew: true);

        refused.Error!.Message.ShouldBe("Rule 2, forbids: Rule 1 recommends \"Do ask\" in some of the same cases.");
        saved.Error.ShouldBeNull();
    }

    [Fact]
    public async Task Policy_without_the_later_fields_is_stored_as_before()
    {
        await using var desk = await PolicyDesk.CreateAsync();

        await desk.SaveAsync(desk.Ada, PolicyDesk.Key, desk.Text, isNew: true);
        await desk.SaveAsync(
            desk.Ada,
            "golden",
            desk.Text with
            {
                Rules =
                [
                    new()
                    {
                        Tiers = ["Gold"],
                        Priorities = [1, 2],
                        Recommends = ["ask"],
                    },
                ],
            },
            isNew: true
        );

        await using var db = desk.World.Open();
        var stored = await db.Policies.ToDictionaryAsync(row => row.Key, row => row.RulesJson, StringComparer.Ordinal, Token);
        stored[PolicyDesk.Key].ShouldNotContain("recommends");
        stored[PolicyDesk.Key].ShouldNotContain("tiers");
        stored["golden"].ShouldContain("\"priorities\":[1,2]");
        stored["golden"].ShouldContain("\"tiers\":[\"Gold\"]");
        stored["golden"].ShouldNotContain("products");
    }

    private static bool Suggests(ShownDecision decision, string action) =>
        decision.Slate(SlateKind.Action).Items.Any(item => item.Id == action);
}
