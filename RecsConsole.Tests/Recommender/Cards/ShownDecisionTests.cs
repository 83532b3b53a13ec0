using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Cards;

/// <summary>Whether there is nothing useful to do while a case waits for an answer.</summary>
public sealed class ShownDecisionTests
{
    [Theory]
    [InlineData(ConfidenceLabel.Low, null, false, true)]
    [InlineData(ConfidenceLabel.High, null, false, false)]
    [InlineData(ConfidenceLabel.Low, "Verify callers", false, false)]
    [InlineData(ConfidenceLabel.Low, null, true, false)]
    public void There_is_something_to_do_if_a_step_is_sure_required_or_of_use(
        ConfidenceLabel confidence,
        string? policy,
        bool isOfUse,
        bool isWaiting
    )
    {
        var item = new ShownItem(SlateKind.Action, "a", 1, 1, 0, 1_000_000, "A", null, confidence, [], [], [], [], null, policy, null)
        {
            IsOfUseWhileWaiting = isOfUse,
        };

        Decision(item, new("Waiting for customer", null, null)).IsWaiting.ShouldBe(isWaiting);
        Decision(item, waiting: null).IsWaiting.ShouldBeFalse();
    }

    [Fact]
    public void Page_keeps_the_cards_without_their_facts()
    {
        var fact = new Fact("used", FactTypes.Count, "similar_cases.used", "2", ["case:1", "case:2"]);
        var item = new ShownItem(
            SlateKind.Action,
            "a",
            1,
            1,
            0,
            1_000_000,
            "A",
            null,
            ConfidenceLabel.Low,
            [new("Used in ", null), new("2 cases", "used")],
            [],
            [fact],
            ["similar"],
            null,
            null,
            null
        );
        var decision = Decision(item, waiting: null);

        var kept = decision.WithoutFacts();

        var card = kept.Slate(SlateKind.Action).Items.ShouldHaveSingleItem();
        card.ShouldBe(item with { Facts = card.Facts });
        card.Facts.ShouldBeEmpty();
        kept.ShouldBe(decision with { Slates = kept.Slates });
    }

    private static ShownDecision Decision(ShownItem item, ShownWait? waiting) =>
        new(Guid.NewGuid(), Guid.NewGuid(), DateTimeOffset.UnixEpoch, [new(SlateKind.Action, [item], [], null)], [], null, null)
        {
            Memory = new([], waiting),
        };
}
