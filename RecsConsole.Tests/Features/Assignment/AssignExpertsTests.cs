using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Assignment;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Assignment;

/// <summary>The plan for open requests is computed separately from openings, and openings subtract its prices.</summary>
[Trait("Req", "R45")]
public sealed class AssignExpertsTests
{
    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Prices_of_the_teams_plan_go_into_the_next_opening(DatabaseProvider provider)
    {
        await using var world = await WorldAsync(provider);
        await SpreadWorld.WaitingAsync(world, 7);

        var planned = await PlanAsync(world);
        var snapshot = await OpenAsync(world);

        (planned.Requests, planned.Assigned).ShouldBe((7, 7));
        snapshot.Plan.ShouldBe(new PlanReference("one", 1));
        var expert = snapshot.Visible.Presence.Single(each => each.PersonId == world.Here.Expert);
        expert.Price.ShouldNotBeNull();
        expert.Price.Value.ShouldBeGreaterThan(80_000, "seven of eight places are spoken for");
    }

    [Fact]
    [Trait("Req", "R42")]
    public async Task Nobody_is_planned_beyond_capacity_or_against_a_conflict_of_interest()
    {
        await using var world = await WorldAsync();
        await SpreadWorld.WaitingAsync(world, 12);

        var planned = await PlanAsync(world);

        // "full" has no capacity, "rival" has a conflict, "away" is absent; the only expert left has eight places.
        (planned.Requests, planned.Assigned).ShouldBe((12, 8));
    }

    [Fact]
    public async Task A_plan_is_published_again_only_when_it_says_something_else()
    {
        await using var world = await WorldAsync();
        await SpreadWorld.WaitingAsync(world, 2);
        await PlanAsync(world);
        world.Database.Clock.Advance(AssignExperts.Apart);
        await PlanAsync(world);
        (await VersionAsync(world)).ShouldBe(1);

        await SpreadWorld.WaitingAsync(world, 1);
        (await PlanAsync(world)).Teams.ShouldBe(1);
        (await VersionAsync(world)).ShouldBe(2);
        await SpreadWorld.WaitingAsync(world, 1);
        (await PlanAsync(world)).Teams.ShouldBe(0, "plans of a team are five seconds apart");
    }

    [Fact]
    public async Task Openings_do_without_a_plan_and_a_second_tenant_has_its_own()
    {
        await using var world = await WorldAsync();
        (await OpenAsync(world)).Plan.ShouldBeNull();
        await SpreadWorld.WaitingAsync(world, 3);
        await PlanAsync(world);

        var elsewhere = await world
            .Get<AssignExperts>()
            .RunAsync(Actor.Job(world.Elsewhere.TenantId), TestContext.Current.CancellationToken);

        elsewhere.Value!.Teams.ShouldBe(0);
        var figures = await world.Get<DeskFiguresReader>().ReadAsync(world.Elsewhere.Agent, TestContext.Current.CancellationToken);
        figures.Plans.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R81")]
    public async Task A_person_is_asked_as_often_as_the_day_allows_and_again_on_the_next(DatabaseProvider provider)
    {
        await using var world = await WorldAsync(provider);
        await SpreadWorld.LimitAsksAsync(world, asksADay: 2);
        (await AskAsync(world)).IsOk.ShouldBeTrue();
        var last = await world.RecommendAsync();
        (await AskAsync(world, last)).IsOk.ShouldBeTrue();

        var third = await AskAsync(world, last);
        var shown = await world.RecommendAsync();
        world.Database.Clock.Advance(TimeSpan.FromHours(25));
        var tomorrow = await world.RecommendAsync();

        third.Error!.Message.ShouldContain("daily limit of requests");
        shown.Slate(SlateKind.Expert).Items.ShouldBeEmpty();
        shown.Slate(SlateKind.Expert).Excluded.ShouldContain(each => each.Code == "expert_overloaded");
        tomorrow.Slate(SlateKind.Expert).Items.ShouldNotBeEmpty();
    }

    private static Task<DeskWorld> WorldAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        DeskWorld.CreateAsync(provider, services => services.AddAssignment());

    private static async Task<AssignedExperts> PlanAsync(DeskWorld world)
    {
        var result = await world.Get<AssignExperts>().RunAsync(Actor.Job(world.Here.TenantId), TestContext.Current.CancellationToken);
        result.IsOk.ShouldBeTrue(result.Error?.Message);
        return result.Value!;
    }

    private static async Task<CaseSnapshot> OpenAsync(DeskWorld world)
    {
        world.Database.Clock.Advance(DeskFiguresReader.KeptFor);
        var shown = await world.RecommendAsync();
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(found => found.Id == shown.DecisionId, TestContext.Current.CancellationToken);
        return DecisionContent.SnapshotOf(row);
    }

    private static async Task<long> VersionAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return (await db.ExpertPlans.SingleAsync(TestContext.Current.CancellationToken)).Version;
    }

    private static async Task<Result<ResponseOutcome>> AskAsync(DeskWorld world, ShownDecision? shown = null) =>
        await world.RespondAsync(
            new(
                Guid.NewGuid(),
                (shown ?? await world.RecommendAsync()).DecisionId!.Value,
                ResponseKind.Accept,
                SlateKind.Expert,
                world.Here.Expert.ToString("D"),
                Note: "Seen it?"
            )
        );
}
