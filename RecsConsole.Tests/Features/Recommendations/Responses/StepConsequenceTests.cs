using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses.Confirming;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Responses;

/// <summary>The question before a step says in which state the case is afterwards.</summary>
public sealed class StepConsequenceTests
{
    private const string Own = "This step has medium risk. You do it yourself; the console records it under your name.";

    private static ShownItem Step =>
        new(SlateKind.Action, "hold", 1, 1, 0, 0, "Hold the payment", null, ConfidenceLabel.Low, [], [], [], [], null, null, null);

    [Theory]
    [InlineData("Four-eyes check", false, Own + " The case then goes to \"Four-eyes check\".")]
    [InlineData("Received", true, Own + " The case stays in \"Received\".")]
    [InlineData(null, false, Own)]
    public void State_after_the_step_is_named(string? state, bool stays, string words) =>
        StepConsequence.Of(Step with { NextState = state, StaysInState = stays }).ShouldBe(words);

    [Fact]
    public void Who_loses_the_case_is_told_first() =>
        StepConsequence.Of(Step with { TakesFrom = "Jonas" }).ShouldBe("Jonas has the case now. If you take it, they are notified.");

    [Fact]
    public async Task Card_knows_where_its_step_leads()
    {
        await using var world = await DeskWorld.CreateAsync();

        var steps = (await world.RecommendAsync()).Slate(SlateKind.Action).Items.ToDictionary(item => item.Id, StringComparer.Ordinal);

        steps["notice"].StaysInState.ShouldBeTrue();
        (steps["ask"].NextState, steps["ask"].StaysInState).ShouldBe(("Working", false));
    }
}
