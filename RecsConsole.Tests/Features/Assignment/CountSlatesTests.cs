using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Assignment;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Assignment;

/// <summary>Counts of shown items are kept per tenant, outside the opening of a case, and affect later slates.</summary>
public sealed class CountSlatesTests
{
    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R45")]
    public async Task Shares_and_exposure_are_counted_over_the_openings(DatabaseProvider provider)
    {
        await using var world = await WorldAsync(provider);
        var first = await world.RecommendAsync();
        await ReopenAsync(world);
        await AskAsync(world, first);

        var figures = await CountAsync(world);

        figures.Openings.ShouldBe(2);
        figures.Shares["action:ask"].ShouldBe(1_000_000);
        figures.Shares["document:guide"].ShouldBe(1_000_000);
        figures.People[world.Here.Expert.ToString("D")].ShouldBe(new PersonExposure(2, 1));
    }

    [Fact]
    [Trait("Req", "R83")]
    public async Task Popular_items_go_into_the_snapshot_and_a_second_tenant_has_its_own()
    {
        await using var world = await WorldAsync();
        for (var i = 0; i < 50; i++)
        {
            world.Database.Clock.Advance(i < SlateHistory.RepeatedAfterDays ? TimeSpan.FromDays(1) : TimeSpan.Zero);
            await ReopenAsync(world);
        }

        await CountAsync(world);
        world.Database.Clock.Advance(DeskFiguresReader.KeptFor);
        await MoveAsync(world); // what others are shown makes no new decision

        var here = await SnapshotAsync(world, (await world.RecommendAsync()).DecisionId!.Value);
        here.Shown!.Popular.ShouldContain("action:ask");
        here.Shown.Popular.ShouldContain("document:guide");
        here.Shown.Repeated.ShouldContain("action:ask");
        var elsewhere = await world.Get<DeskFiguresReader>().ReadAsync(world.Elsewhere.Agent, CancellationToken.None);
        elsewhere.Slates.ShouldBe(SlateFigures.None);
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R83")]
    public async Task An_item_that_was_answered_is_not_called_repeated(DatabaseProvider provider)
    {
        await using var world = await WorldAsync(provider);
        var shown = await world.RecommendAsync();
        await world.RespondAsync(new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Document, "guide"));
        for (var i = 0; i < SlateHistory.RepeatedAfterDays; i++)
        {
            world.Database.Clock.Advance(TimeSpan.FromDays(1));
            await ReopenAsync(world);
        }

        await MoveAsync(world);

        var snapshot = await SnapshotAsync(world, (await world.RecommendAsync()).DecisionId!.Value);

        snapshot.Shown!.Repeated.ShouldContain("action:ask");
        snapshot.Shown.Repeated.ShouldNotContain("document:guide");
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task What_is_seen_again_the_next_day_in_the_same_decision_was_seen_on_two_days(DatabaseProvider provider)
    {
        await using var world = await WorldAsync(provider);
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Here.CaseId).SlaDeadline = null);
        var first = await ReopenAsync(world);
        await SeeAsync(world, first); // the same day
        world.Database.Clock.Advance(TimeSpan.FromHours(20));
        var nextDay = await world.RecommendAsync();
        await SeeAsync(world, nextDay);
        await SeeAsync(world, nextDay);
        world.Database.Clock.Advance(TimeSpan.FromDays(1));
        var third = await ReopenAsync(world);
        await MoveAsync(world);

        var snapshot = await SnapshotAsync(world, (await world.RecommendAsync()).DecisionId!.Value);

        nextDay.DecisionId.ShouldBe(first.DecisionId);
        third.DecisionId.ShouldNotBe(first.DecisionId);
        snapshot.Shown!.Repeated.ShouldContain("action:ask", "seen on three days in two decisions");
        await using var db = world.Open();
        (await db.Impressions.CountAsync(row => row.DecisionId == first.DecisionId && row.SeenAgainAt == null)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Responses_given_before_a_decision_go_into_its_snapshot_and_later_ones_do_not(DatabaseProvider provider)
    {
        await using var world = await WorldAsync(provider);
        var first = await world.RecommendAsync();
        await world.RespondAsync(new(Guid.NewGuid(), first.DecisionId!.Value, ResponseKind.Accept, SlateKind.Document, "guide"));
        (await SnapshotAsync(world, first.DecisionId!.Value)).Responses.ShouldBeNull();
        world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await CountAsync(world);
        world.Database.Clock.Advance(DeskFiguresReader.KeptFor);
        await MoveAsync(world);

        var second = await SnapshotAsync(world, (await world.RecommendAsync()).DecisionId!.Value);

        second.Responses.ShouldBe([new ItemResponses(SlateKind.Document, "guide", 1, 0)]);
        var elsewhere = await world.Get<DeskFiguresReader>().ReadAsync(world.Elsewhere.Agent, CancellationToken.None);
        elsewhere.Slates.Responses.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_not_on_the_screen_is_not_called_repeated()
    {
        await using var world = await WorldAsync();
        for (var i = 0; i < SlateHistory.RepeatedAfterDays; i++)
        {
            world.Database.Clock.Advance(TimeSpan.FromDays(1));
            await MoveAsync(world);
            await world.RecommendAsync();
        }

        var snapshot = await SnapshotAsync(world, (await world.RecommendAsync()).DecisionId!.Value);

        (snapshot.Shown?.Repeated ?? []).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decision_made_ahead_is_an_opening_once_it_was_on_the_screen()
    {
        await using var world = await WorldAsync();
        var ahead = await world
            .Get<RecommendForCase>()
            .RunAsync(world.Here.Agent, new(world.Here.CaseId, IsAhead: true), CancellationToken.None);
        (await CountAsync(world)).Openings.ShouldBe(0);

        var opened = await world.RecommendAsync();
        opened.DecisionId.ShouldBe(ahead.Value!.DecisionId); // the case shows the decision that the queue showed
        await SeeAsync(world, opened);

        (await CountAsync(world)).Openings.ShouldBe(1);
    }

    [Fact]
    public async Task Looking_again_is_no_second_opening_and_repeats_nothing()
    {
        await using var world = await WorldAsync();
        var first = await world.RecommendAsync();
        for (var i = 0; i < 10; i++)
        {
            (await world.RecommendAsync()).DecisionId.ShouldBe(first.DecisionId);
        }

        (await CountAsync(world)).Openings.ShouldBe(1);
    }

    // An event on the case makes its next opening a new decision.
    private static async Task<ShownDecision> ReopenAsync(DeskWorld world)
    {
        await MoveAsync(world);
        var shown = await world.RecommendAsync();
        await SeeAsync(world, shown);
        return shown;
    }

    private static Task MoveAsync(DeskWorld world) =>
        world.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Here.CaseId).Revision++);

    private static async Task SeeAsync(DeskWorld world, ShownDecision shown)
    {
        var items = shown
            .Slates.SelectMany(slate => slate.Items)
            .Select(item => new SeenItem(shown.DecisionId!.Value, item.Kind, item.Rank));
        var seen = await world
            .Get<RecordImpressions>()
            .RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, [.. items]), CancellationToken.None);
        seen.IsOk.ShouldBeTrue(seen.Error?.Message);
    }

    private static Task<DeskWorld> WorldAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        DeskWorld.CreateAsync(provider, services => services.AddAssignment());

    private static async Task<SlateFigures> CountAsync(DeskWorld world)
    {
        var result = await world.Get<CountSlates>().RunAsync(Actor.Job(world.Here.TenantId), CancellationToken.None);
        result.IsOk.ShouldBeTrue(result.Error?.Message);
        return result.Value!;
    }

    private static Task<Result<ResponseOutcome>> AskAsync(DeskWorld world, ShownDecision decision) =>
        world.RespondAsync(
            new(
                Guid.NewGuid(),
                decision.DecisionId!.Value,
                ResponseKind.Accept,
                SlateKind.Expert,
                world.Here.Expert.ToString("D"),
                Note: "Seen it?"
            )
        );

    private static async Task<RecsConsole.Engine.Snapshots.CaseSnapshot> SnapshotAsync(DeskWorld world, Guid decision)
    {
        await using var db = world.Open();
        return DecisionContent.SnapshotOf(await db.Decisions.SingleAsync(row => row.Id == decision, TestContext.Current.CancellationToken));
    }
}
