using System.Text;
using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.OffPolicy;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.OffPolicy;

/// <summary>The last place of two is the drawn one: the log of the desk's own exploration, and what a model would have shown there.</summary>
public sealed class DrawnPlacesTests
{
    private readonly Guid _model = Guid.NewGuid();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Row_has_the_logged_probability_the_label_and_whether_the_model_would_have_shown_it()
    {
        await using var world = await DeskWorld.CreateAsync();
        await AddAsync(world, ["a", "b", "c"], 900_000, isDone: true, shadow: ["a", "b"]);
        await AddAsync(world, ["a", "c", "b"], 50_000, isDone: true, shadow: ["c", "a"]); // not "a", which is shown above
        await AddAsync(world, ["a", "c", "b"], 50_000, isDone: false, shadow: ["a", "b"]);

        (await ReadAsync(world, _model)).ShouldBe([new("b", 1, 0.9, 1), new("c", 1, 0.05, 1), new("c", 0, 0.05, 0)], ignoreOrder: true);
        // the desk itself would have shown what the draw displaced
        (await ReadAsync(world, null)).ShouldBe([new("b", 1, 0.9, 1), new("c", 1, 0.05, 0), new("c", 0, 0.05, 0)], ignoreOrder: true);
    }

    [Fact]
    public async Task Place_that_would_have_stayed_empty_is_no_row_nor_one_that_nobody_saw_or_that_was_not_drawn()
    {
        await using var world = await DeskWorld.CreateAsync();
        await AddAsync(world, ["a", "c"], 50_000, isDone: true, shadow: ["a", "c"]);
        await AddAsync(world, ["a", "b", "c"], 900_000, isDone: true, shadow: ["a", "b"], exposure: LabelExposure.Unseen);
        await AddAsync(world, ["a", "b", "c"], 1_000_000, isDone: true, shadow: ["a", "b"]);

        (await ReadAsync(world, _model)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_draws_the_figures_say_so_and_how_many_are_needed()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();

        var figures = await PolicyFigures.ReadAsync(db, _model, world.Database.Clock.GetUtcNow(), Token);

        figures.ShouldBe(new(IsExploring: false, Rows: 0, Value: null));
        figures.StillNeeded.ShouldBe(100);
    }

    private static async Task<IReadOnlyList<LoggedReward>> ReadAsync(DeskWorld world, Guid? model)
    {
        await using var db = world.Open();
        return await DrawnPlaces.ReadAsync(db, model, world.Database.Clock.GetUtcNow(), Token);
    }

    // the first two of the ranked actions are shown
    private async Task AddAsync(
        DeskWorld world,
        string[] ranked,
        long propensity,
        bool isDone,
        string[] shadow,
        LabelExposure exposure = LabelExposure.OnScreen
    )
    {
        await using var db = world.Open();
        var decision = Decision(world, ranked);
        var item = new DecisionItemRow
        {
            TenantId = decision.TenantId,
            DecisionId = decision.Id,
            Kind = ItemKind.Action,
            Rank = 2,
            ItemId = ranked[1],
            Confidence = ItemConfidence.Low,
            Propensity = propensity,
        };
        var slate = new ShadowSlateRow
        {
            TenantId = decision.TenantId,
            DecisionId = decision.Id,
            ModelId = _model,
            Kind = ItemKind.Action,
            FirstItemId = shadow[0],
            ItemsJson = JsonSerializer.Serialize(shadow),
            At = decision.At,
        };
        db.AddRange(decision, item, slate, Label(decision, ranked[1], isDone, exposure));
        await db.SaveChangesAsync(Token);
    }

    private static DecisionRow Decision(DeskWorld world, string[] ranked)
    {
        var at = world.Database.Clock.GetUtcNow().AddDays(-10);
        return new()
        {
            TenantId = world.Here.TenantId,
            Id = Guid.NewGuid(),
            CaseId = world.Here.CaseId,
            ActorId = world.Here.Agent.PersonId,
            At = at,
            InputHash = "",
            VersionsJson = "{}",
            StageDigestsJson = "[]",
            Snapshot = [],
            Request = Encoding.UTF8.GetString(CanonicalJson.Serialize(new RecommendationRequest(1, 2, 3, 3))),
            Validation = Brotli.CompressValue(
                new ValidationFacts(at, 1, [.. ranked.Select(each => new ValidatedItem(SlateKind.Action, each, []))])
            ),
            Output = [],
        };
    }

    private static LabelRow Label(DecisionRow of, string item, bool isDone, LabelExposure exposure) =>
        new()
        {
            TenantId = of.TenantId,
            DecisionId = of.Id,
            Kind = ItemKind.Action,
            ItemId = item,
            Name = LabelNames.Executed,
            Value = isDone ? 1 : 0,
            Applies = true,
            Exposure = exposure,
            ClosesAt = of.At.AddDays(7),
            BuiltAt = of.At,
        };
}
