using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>What was on screen is written down by position, once a batch, for one's own decision only.</summary>
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
