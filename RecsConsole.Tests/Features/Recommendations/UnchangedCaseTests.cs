using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Looking at a case is not a response: if nothing happened on it, a reopened page shows the same suggestions.</summary>
public sealed class UnchangedCaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R204")]
    public async Task Ten_openings_with_everything_on_the_screen_show_the_same_list_from_one_decision()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        await SeeAsync(world, first);

        for (var opening = 2; opening <= 10; opening++)
        {
            world.Database.Clock.Advance(TimeSpan.FromSeconds(20));
            var again = await world.RecommendAsync();
            await SeeAsync(world, again);

            again.DecisionId.ShouldBe(first.DecisionId);
            LinesOf(again).ShouldBe(LinesOf(first));
        }

        await using var db = world.Open();
        (await db.Decisions.CountAsync(Token)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(row => row.Operation == "decision.made", Token)).ShouldBe(1);
        (await db.Impressions.CountAsync(Token)).ShouldBe(LinesOf(first).Count);
    }

    // Counts after a change depend on the case, not on how often somebody looked.
    [Fact]
    public async Task List_that_is_worked_out_anew_after_ten_openings_keeps_its_order()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        for (var opening = 1; opening <= 10; opening++)
        {
            await SeeAsync(world, await world.RecommendAsync());
        }

        var anew = await world.RecommendAsync(first.DecisionId);

        LinesOf(anew).ShouldBe(LinesOf(first));
    }

    private static List<string> LinesOf(ShownDecision shown) =>
        [.. shown.Slates.SelectMany(slate => slate.Items).Select(item => $"{item.Kind} {item.Rank} {item.Id} {item.Confidence}")];

    private static async Task SeeAsync(DeskWorld world, ShownDecision shown)
    {
        var id = shown.DecisionId!.Value;
        var items = shown.Slates.SelectMany(slate => slate.Items).Select(item => new SeenItem(id, item.Kind, item.Rank));
        var seen = await world.Get<RecordImpressions>().RunAsync(world.Here.Agent, new(id, [.. items]), Token);
        seen.IsOk.ShouldBeTrue(seen.Error?.Message);
    }
}
