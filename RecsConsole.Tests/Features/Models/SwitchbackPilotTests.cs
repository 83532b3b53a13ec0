using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Models.Life;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Models;

/// <summary>A pilot by time window: proposed with the length of a window, and its windows alternate and are recorded.</summary>
public sealed class SwitchbackPilotTests
{
    private const int Hours = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R128")]
    public async Task Windows_alternate_and_each_decision_records_its_own()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RegisterAsync(
            LogisticModels.ForActions(),
            ModelStatus.Pilot,
            row => (row.PromotedAt, row.WindowHours, row.Percent) = (world.Database.Clock.GetUtcNow(), Hours, Switchback.Percent)
        );
        var recorded = new List<(PilotWindow Window, string Model)>();

        for (var number = 0; number < 8; number++)
        {
            var shown = await world.RecommendAsync();
            recorded.Add(await RecordOfAsync(world, shown.DecisionId!.Value));
            world.Database.Clock.Advance(TimeSpan.FromHours(Hours));
        }

        recorded.Select(each => each.Window.Number).ShouldBe(Enumerable.Range(0, 8));
        recorded.Select(each => each.Window.HasModel).Chunk(2).ShouldAllBe(pair => pair[0] != pair[1]);
        recorded.ShouldAllBe(each => each.Window.HasModel == (each.Model == "logistic-1"));
    }

    [Fact]
    public async Task Pilot_by_person_records_no_window()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RegisterAsync(LogisticModels.ForActions(), ModelStatus.Pilot);

        var shown = await world.RecommendAsync();

        await using var db = world.Open();
        (await db.Decisions.SingleAsync(row => row.Id == shown.DecisionId, Token)).Windows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Proposal_says_the_length_of_a_window_and_the_promoted_pilot_keeps_it()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        var propose = world.Get<ProposePromotion>();
        var request = new ProposePromotionRequest(await world.StepAsync(version), ModelStatus.Pilot, 0, [], []);

        var tooLong = await propose.RunAsync(world.Adele, request with { WindowHours = Switchback.MaxHours + 1 }, Token);
        var proposed = await propose.RunAsync(world.Adele, request with { WindowHours = Hours }, Token);
        await world.PromoteAsync(world.Rupert, version);
        var pilot = await world.RowAsync(version);
        await world.RollBackAsync(world.Adele, version, toHeuristic: true);

        tooLong.Error!.Message.ShouldContain("1 to 168 hours");
        proposed.Value!.Message.ShouldContain("half of the windows of 6 h");
        (pilot.Status, pilot.WindowHours, pilot.Percent).ShouldBe((ModelStatus.Pilot, Hours, Switchback.Percent));
        (await world.RowAsync(version)).WindowHours.ShouldBe(0);
    }

    private static async Task<(PilotWindow Window, string Model)> RecordOfAsync(DeskWorld world, Guid decision)
    {
        await using var db = world.Open();
        var row = await db.Decisions.AsNoTracking().SingleAsync(each => each.Id == decision, Token);
        return (PilotWindow.FromStored(row.Windows.ShouldHaveSingleItem())!, DecisionContent.VersionsOf(row).Engine.Model);
    }
}
