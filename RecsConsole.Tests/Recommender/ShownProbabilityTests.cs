using Microsoft.EntityFrameworkCore;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

/// <summary>The probability of each shown item is stored, so that it can be compared with what came of it.</summary>
public sealed class ShownProbabilityTests
{
    [Fact]
    public async Task Item_has_the_probability_of_its_card_and_one_whose_card_shows_none_has_none()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RecommendAsync();
        await using var db = world.Open();
        var output = DecisionContent.OutputOf(await db.Decisions.SingleAsync(TestContext.Current.CancellationToken));
        var chances = output
            .SelectMany(slate => slate.Items)
            .ToDictionary(item => item.Id, item => ChanceLabels.PercentOf(item) is null ? (long?)null : item.Confidence.Probability);

        var rows = await db.DecisionItems.ToListAsync(TestContext.Current.CancellationToken);

        rows.Count.ShouldBe(chances.Count);
        rows.ShouldContain(row => row.RequiredBy != null);
        rows.ShouldAllBe(row => row.Probability == chances[row.ItemId]);
    }
}
