using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Metrics;

/// <summary>Failed and refused answers of the optional models, as they were counted while they were asked.</summary>
public sealed class ModelAnswersTileTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Failures_are_a_share_of_the_calls_of_both_periods_and_writing_twice_adds(DatabaseProvider provider)
    {
        await using var desk = await OpenAsync(provider);
        await CountAsync(desk, ModelUse.Reranking, ModelOutcome.Late);
        desk.Database.Clock.Advance(TimeSpan.FromDays(30));
        await CountAsync(desk, ModelUse.Reranking, ModelOutcome.Answered, ModelOutcome.Answered, ModelOutcome.Resting);
        await CountAsync(desk, ModelUse.Reranking, ModelOutcome.Answered, ModelOutcome.Refused, ModelOutcome.Invalid);
        desk.Database.Clock.Advance(TimeSpan.FromMinutes(1));

        var tile = await desk.ReadAsync(InsightKind.ModelAnswers);

        tile.Figures[0].Text.ShouldBe("turner");
        tile.Rates().ShouldBe([("Reranking model: no usable answer", 2, 5)]);
        tile.Figures[1].RateBefore.ShouldBe(new InsightRate(1, 1));
        tile.Counts().ShouldBe([("Reranking model: not asked after a failure", 1, 0)]);
        tile.Bars.ShouldHaveSingleItem()
            .Counts()
            .ShouldBe([
                ("Answered", 3),
                ("Too late", 0),
                ("Refused by the endpoint", 1),
                ("Answer failed validation", 1),
                ("Not reachable", 0),
                ("Not asked after a failure", 1),
            ]);
    }

    [Fact]
    [Trait("Req", "R182")]
    public async Task Hours_belong_to_the_days_of_the_time_zone_that_defines_those_of_other_tiles()
    {
        await using var desk = await OpenAsync();
        var tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        var yesterday = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(desk.Database.Clock.GetUtcNow(), tokyo).DateTime).AddDays(-1);
        var midnight = InsightPeriod.StartOf(yesterday, tokyo);
        await using (var db = desk.Open())
        {
            (await db.Tenants.SingleAsync(row => row.Id == desk.Admin.TenantId, Token)).TimeZone = tokyo.Id;
            db.ModelAnswers.AddRange(
                Row(desk, midnight.AddHours(-1), ModelOutcome.Late),
                Row(desk, midnight, ModelOutcome.Answered),
                Row(desk, midnight.AddHours(23), ModelOutcome.Answered),
                Row(desk, midnight.AddHours(24), ModelOutcome.Late)
            );
            await db.SaveChangesAsync(Token);
        }

        var tile = await desk.ReadAsync(InsightKind.ModelAnswers, filter: new() { From = yesterday, To = yesterday });

        tile.Rates().ShouldBe([("Reranking model: no usable answer", 0, 2)]);
        tile.Figures[1].RateBefore.ShouldBe(new InsightRate(1, 1));
    }

    [Fact]
    [Trait("Req", "R182")]
    public async Task Invented_actions_of_the_intent_model_are_a_figure_of_their_own_and_no_failure()
    {
        await using var desk = await OpenAsync();
        await CountAsync(desk, ModelUse.Intents, ModelOutcome.Answered, ModelOutcome.Invented);
        desk.Database.Clock.Advance(TimeSpan.FromMinutes(1));

        var tile = await desk.ReadAsync(InsightKind.ModelAnswers);

        tile.Rates().ShouldContain(("Intent model: no usable answer", 0, 1));
        tile.Counts().ShouldContain(("Answers that named an action that does not exist", 1, 0));
    }

    [Fact]
    [Trait("Req", "R182")]
    public async Task Model_that_is_not_configured_and_was_never_asked_has_no_number()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var tile = await desk.ReadAsync(InsightKind.ModelAnswers);

        tile.Figures.Count.ShouldBe(3);
        tile.Figures.ShouldAllBe(figure => figure.Absent == "No such model is configured for this tenant." && figure.Rate == null);
        tile.Bars.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R183")]
    public async Task Supervisor_a_role_and_another_tenant_see_nothing_of_it()
    {
        await using var desk = await OpenAsync();
        await CountAsync(desk, ModelUse.Reranking, ModelOutcome.Late);
        desk.Database.Clock.Advance(TimeSpan.FromMinutes(1));

        var sam = await desk.ReadAsync(InsightKind.ModelAnswers, desk.Sam);
        var byRole = await desk.ReadAsync(InsightKind.ModelAnswers, filter: new() { Role = "agent" });
        var stranger = await desk.ReadAsync(InsightKind.ModelAnswers, desk.Stranger);

        sam.Figures.ShouldHaveSingleItem().Absent.ShouldNotBeNull();
        byRole.Figures.ShouldHaveSingleItem().Absent.ShouldNotBeNull();
        stranger.Figures.ShouldAllBe(figure => figure.Absent != null);
    }

    private static Task<InsightDesk> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        InsightDesk.OpenAsync(
            provider,
            services =>
                services.AddSingleton(
                    Options.Create(
                        new RerankOptions
                        {
                            Endpoint = "http://127.0.0.1:9/v1",
                            Model = "turner",
                            Tenants = { "here" },
                        }
                    )
                )
        );

    private static ModelAnswerRow Row(InsightDesk desk, DateTimeOffset hour, ModelOutcome outcome) =>
        new()
        {
            TenantId = desk.Admin.TenantId,
            Hour = hour,
            Model = ModelUse.Reranking,
            Outcome = outcome,
            Count = 1,
        };

    private static async Task CountAsync(InsightDesk desk, ModelUse model, params ModelOutcome[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            desk.Get<ModelAnswers>().Count(desk.Admin.TenantId, model, outcome);
        }

        await desk.Get<ModelAnswerKeeping>().WriteAsync(Token);
    }
}
