using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>A model in shadow ranks live requests beside the served ranker; its result is stored and compared, never shown.</summary>
public sealed class ShadowRankingTests
{
    [Fact]
    [Trait("Req", "R125")]
    public async Task Shadow_is_in_the_log_and_not_on_the_desk()
    {
        await using var without = await DeskWorld.CreateAsync();
        var plain = await without.RecommendAsync();
        await using var world = await DeskWorld.CreateAsync();
        var model = await world.RegisterAsync(LogisticModels.ForActions(), ModelStatus.Shadow);

        var shown = await world.RecommendAsync();
        await world.Get<ShadowRanking>().RankWaitingAsync(CancellationToken.None);

        Actions(shown).ShouldBe(Actions(plain));
        shown.Slate(SlateKind.Action).Model.ShouldBeNull();
        await using var db = world.Open();
        var row = await db.ShadowSlates.SingleAsync();
        row.DecisionId.ShouldBe(shown.DecisionId!.Value);
        row.ModelId.ShouldBe(model.Id);
        JsonSerializer.Deserialize<string[]>(row.ItemsJson).ShouldBe(["notice", "wipe", "ask"]); // the model prefers high risk
        row.AgreesOnFirst.ShouldBeTrue();
    }

    [Fact]
    [Trait("Req", "R125")]
    public async Task What_was_used_is_compared_with_both_firsts()
    {
        await using var world = await DeskWorld.CreateAsync();
        var model = await world.RegisterAsync(LogisticModels.ForActions(risk: 50_000_000), ModelStatus.Shadow);
        var shown = await world.RecommendAsync();
        await world.Get<ShadowRanking>().RankWaitingAsync(CancellationToken.None);
        await world.AcceptAsync(shown, "ask");

        await using var db = world.Open();
        var figures = await ShadowFigures.ReadAsync(db, model.Id, CancellationToken.None);

        figures.ShouldBe(new(Decisions: 1, Agreed: 1, Used: 1, ServedFirst: 0, ShadowFirst: 0));
        (await ShadowFigures.ReadAsync(db, Guid.NewGuid(), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_shadow_nothing_is_queued()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RegisterAsync(LogisticModels.ForActions());
        await world.RecommendAsync();

        (await world.Get<ShadowRanking>().RankWaitingAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_the_queue_holds_is_left_out_and_counted()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RegisterAsync(LogisticModels.ForActions(), ModelStatus.Shadow);
        var shadows = world.Get<ShadowRanking>();
        await world.RecommendAsync();
        var snapshot = ATypical();
        for (var i = 0; i < 250; i++)
        {
            shadows.Note(snapshot);
        }

        shadows.LeftOut.ShouldBe(51);
    }

    private static ShadowTask ATypical()
    {
        var built = TypicalSnapshot.ATypicalSnapshot().Build();
        return new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            built,
            RecsConsole.Engine.Results.RecommendationRequest.From(built.Shared.Configuration, 1),
            [new(Guid.NewGuid(), SlateKind.Action, RecsConsole.Engine.Snapshots.ModelPart.From(LogisticModels.ForActions()))],
            new Dictionary<SlateKind, string>()
        );
    }

    private static string[] Actions(ShownDecision shown) => [.. shown.Slate(SlateKind.Action).Items.Select(item => item.Id)];
}
