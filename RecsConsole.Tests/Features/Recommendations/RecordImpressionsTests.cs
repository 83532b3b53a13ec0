using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Items on screen are recorded by position, once per batch, and only for the person's own decision.</summary>
public sealed class RecordImpressionsTests
{
    [Fact]
    [Trait("Req", "R98")]
    [Trait("Req", "R150")]
    public async Task Batch_becomes_one_entry_with_positions_and_references()
    {
        await using var world = await DeskWorld.CreateAsync();
        var decision = await world.RecommendAsync();
        var action = decision.Slate(SlateKind.Action).Items[0];
        var document = decision.Slate(SlateKind.Document).Items[0];

        var result = await RecordAsync(
            world,
            world.Here.Agent,
            decision,
            [(SlateKind.Action, action.Rank), (SlateKind.Document, document.Rank), (SlateKind.Expert, 99)]
        );

        result.Value.ShouldBe(2);
        await using var db = world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "items.seen");
        entry.DecisionId.ShouldBe(decision.DecisionId);
        entry.CaseId.ShouldBe(world.Here.CaseId);
        entry.DetailsJson.ShouldContain($"\"action\":\"1={action.Id}\"");
        entry.DetailsJson.ShouldContain($"\"document\":\"1={document.Id}\"");
        entry.DetailsJson.ShouldNotContain(action.Title);
    }

    [Fact]
    [Trait("Req", "R98")]
    public async Task Each_item_becomes_a_row_with_its_place_the_first_time_that_it_is_seen()
    {
        await using var world = await DeskWorld.CreateAsync();
        var decision = await world.RecommendAsync();
        var (actions, document) = (decision.Slate(SlateKind.Action).Items, decision.Slate(SlateKind.Document).Items[0]);
        var expert = decision.Slate(SlateKind.Expert).Items[0];
        var first = Timestamps.Round(world.Database.Clock.GetUtcNow());

        await RecordAsync(world, world.Here.Agent, decision, [(SlateKind.Action, 2), (SlateKind.Document, 1), (SlateKind.Expert, 99)]);
        world.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        await RecordAsync(world, world.Here.Agent, decision, [(SlateKind.Action, 2), (SlateKind.Action, 1), (SlateKind.Expert, 1)]);

        await using var db = world.Open();
        var rows = await db.Impressions.ToListAsync();
        rows.ShouldAllBe(row => row.TenantId == world.Here.TenantId && row.DecisionId == decision.DecisionId && row.ViewedAt == null);
        rows.Select(row => (row.Kind, row.ItemId, row.Rank, row.SeenAt))
            .ShouldBe(
                [
                    (ItemKind.Action, actions[1].Id, 2, first),
                    (ItemKind.Document, document.Id, 1, first),
                    (ItemKind.Action, actions[0].Id, 1, first.AddMinutes(2)),
                    (ItemKind.Expert, expert.Id, 1, first.AddMinutes(2)),
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    [Trait("Req", "R57")]
    [Trait("Req", "R152")]
    public async Task Somebody_elses_decision_is_refused_and_written_down()
    {
        await using var world = await DeskWorld.CreateAsync();
        var decision = await world.RecommendAsync();

        var result = await RecordAsync(world, new(world.Here.TenantId, world.Here.Expert), decision, [(SlateKind.Action, 1)]);

        result.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "items.seen");
        entry.Outcome.ShouldBe("denied");
        (await db.Impressions.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_decision_does_not_hold_leaves_no_entry()
    {
        await using var world = await DeskWorld.CreateAsync();
        var decision = await world.RecommendAsync();

        var result = await RecordAsync(world, world.Here.Agent, decision, [(SlateKind.Action, 77)]);

        result.Value.ShouldBe(0);
        await using var db = world.Open();
        (await db.AuditEntries.AnyAsync(row => row.Operation == "items.seen")).ShouldBeFalse();
        (await db.Impressions.AnyAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x.action.1")]
    [InlineData("11111111222233334444555555555555.action")]
    [InlineData("11111111222233334444555555555555.7.1")]
    [InlineData("11111111222233334444555555555555.action.-1")]
    public void What_a_browser_made_up_is_no_mark(string mark) => SeenItem.Parse(mark).ShouldBeNull();

    [Fact]
    public void Mark_reads_what_it_writes()
    {
        var seen = new SeenItem(Guid.NewGuid(), SlateKind.Expert, 3);

        SeenItem.Parse(seen.Mark).ShouldBe(seen);
    }

    private static Task<Result<int>> RecordAsync(DeskWorld world, Actor actor, ShownDecision decision, (SlateKind Kind, int Rank)[] items)
    {
        var id = decision.DecisionId!.Value;
        return new RecordImpressions(
            world.Get<RecsConsole.Access.OperationScopeFactory>(),
            world.Get<AuditTrail>(),
            world.Database.Clock
        ).RunAsync(actor, new(id, [.. items.Select(item => new SeenItem(id, item.Kind, item.Rank))]), CancellationToken.None);
    }
}
