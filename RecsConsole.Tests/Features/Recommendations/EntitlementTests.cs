using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>A step that the customer's contract does not include is not suggested, not offered and not accepted.</summary>
[Trait("Req", "R53")]
public sealed class EntitlementTests
{
    [Fact]
    public async Task Not_entitled_is_left_out_with_that_reason()
    {
        await using var world = await WorldAsync(tier: "Bronze");

        var slate = (await world.RecommendAsync()).Slate(SlateKind.Action);

        slate.Items.ShouldNotContain(item => item.Id == "ask");
        slate.Excluded.ShouldContain(each => each.Code == "not_entitled" && each.Words == "not in the customer's contract");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public async Task A_contract_that_ended_includes_nothing_of_its_tier(int endsInDays, bool isShown)
    {
        await using var world = await WorldAsync(tier: "Gold", endsInDays);

        var slate = (await world.RecommendAsync()).Slate(SlateKind.Action);

        slate.Items.Any(item => item.Id == "ask").ShouldBe(isShown);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public async Task A_contract_that_has_not_begun_includes_nothing_of_its_tier(int startsInDays, bool isShown)
    {
        await using var world = await WorldAsync(tier: "Gold");
        await world.ChangeAsync(
            ChangeKind.Case,
            db => db.Accounts.Single(row => row.Key == "acme").ContractStartsAt = world.Database.Clock.GetUtcNow().AddDays(startsInDays)
        );

        var slate = (await world.RecommendAsync()).Slate(SlateKind.Action);

        slate.Items.Any(item => item.Id == "ask").ShouldBe(isShown);
    }

    [Fact]
    public async Task What_a_contract_includes_besides_its_tier_is_suggested_and_may_be_taken()
    {
        await using var world = await WorldAsync(tier: "Bronze");
        await world.ChangeAsync(ChangeKind.Case, db => db.Accounts.Single(row => row.Key == "acme").Entitlements = ["ask"]);

        var shown = await world.RecommendAsync();
        var accepted = await world.AcceptAsync(shown, "ask");

        shown.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
        accepted.Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_contract_that_ended_meanwhile_is_seen_when_the_action_is_taken()
    {
        await using var world = await WorldAsync(tier: "Gold");
        var shown = await world.RecommendAsync();
        shown.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
        await world.ChangeAsync(
            ChangeKind.Case,
            db => db.Accounts.Single(row => row.Key == "acme").ContractEndsAt = world.Database.Clock.GetUtcNow().AddHours(-1)
        );

        var accepted = await world.AcceptAsync(shown, "ask");
        var allowed = await world
            .Get<ListAllowedActions>()
            .RunAsync(world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken);

        accepted.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        accepted.Error.Message.ShouldContain("contract does not include");
        allowed.Value!.ShouldNotContain(action => action.Key == "ask");
    }

    [Fact]
    public async Task Final_validation_reads_the_contract_again()
    {
        await using var world = await WorldAsync(tier: "Gold");
        await using var db = world.Open();
        var opening = await world
            .Get<SnapshotLoader>()
            .ReadAsync(db, world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken);
        var opened = opening.Loaded!;
        var ranked = world
            .Get<ActivePipelines>()
            .For(opened.Snapshot)
            .Recommend(opened.Snapshot, RecsConsole.Engine.Results.RecommendationRequest.From(opened.Snapshot.Shared.Configuration, 1));
        await world.ChangeAsync(ChangeKind.Case, rows => rows.Accounts.Single(row => row.Key == "acme").Tier = "Bronze");

        await using var now = world.Open();
        var validation = await world
            .Get<FinalValidation>()
            .ReadAsync(now, opened.Request, ranked, null, TestContext.Current.CancellationToken);

        validation.Facts.Items.Single(item => item.Id == "ask").Reasons.ShouldContain(RecsConsole.Engine.Access.ReasonCode.NotEntitled);
    }

    private static async Task<DeskWorld> WorldAsync(string tier, int endsInDays = 90)
    {
        var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                db.Actions.Single(row => row.Key == "ask").Tiers = ["Gold", "Silver"];
                var account = db.Accounts.Single(row => row.Key == "acme");
                account.Tier = tier;
                account.ContractEndsAt = world.Database.Clock.GetUtcNow().AddDays(endsInDays);
            }
        );
        return world;
    }
}
