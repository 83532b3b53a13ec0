using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Labels;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.Reading;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Labels;

/// <summary>An item that was on screen and ignored gets a negative label; an item that nobody saw does not.</summary>
public sealed class SeenLabelsTests
{
    [Fact]
    [Trait("Req", "R98")]
    [Trait("Req", "R113")]
    public async Task Seen_but_ignored_and_unseen_end_as_different_rows()
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        await world.SeeAsync(shown, "notice");
        await world.AcceptAsync(shown, "ask");
        world.Database.Clock.Advance(TimeSpan.FromDays(60));
        await BuildAsync(world);

        await using var db = world.Open();
        (await LabelAsync(db, "notice")).ShouldBe((0, true, LabelExposure.OnScreen));
        (await LabelAsync(db, "wipe")).ShouldBe((null, false, LabelExposure.Unseen));
        (await LabelAsync(db, "ask")).ShouldBe((1, true, LabelExposure.OnScreen)); // accepting an item implies that it was seen
        var examples = await DecisionExamples.ReadAsync(db, SlateKind.Action, LearningObjectives.Default, 100, CancellationToken.None);
        var example = await examples.BuildAsync(examples.Keys.ShouldHaveSingleItem(), CancellationToken.None);
        example!.Grades.Keys.Order(StringComparer.Ordinal).ShouldBe(["ask", "notice"]);
    }

    [Fact]
    [Trait("Req", "R98")]
    public async Task Override_gives_what_was_chosen_a_positive()
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        await world.SeeAsync(shown);
        var overridden = await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Override, SlateKind.Action, "notice", "not_useful")
            {
                ChosenActionKey = "ask",
            }
        );
        overridden.IsOk.ShouldBeTrue(overridden.Error?.Message);
        world.Database.Clock.Advance(TimeSpan.FromDays(60));
        await BuildAsync(world);

        await using var db = world.Open();
        (await LabelAsync(db, "ask", "accepted")).Value.ShouldBe(1);
        (await LabelAsync(db, "ask")).Value.ShouldBe(1);
        (await LabelAsync(db, "notice")).Value.ShouldBe(0);
    }

    [Fact]
    public async Task Reasons_that_were_opened_make_it_viewed()
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        await world.SeeAsync(shown, "wipe");
        await world
            .Get<ReadEvidence>()
            .RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, SlateKind.Action, "wipe"), CancellationToken.None);
        world.Database.Clock.Advance(TimeSpan.FromDays(60));
        await BuildAsync(world);

        await using var db = world.Open();
        (await LabelAsync(db, "wipe")).ShouldBe((0, true, LabelExposure.Viewed));
    }

    [Fact]
    public async Task Document_that_was_read_and_not_judged_is_neither_used_nor_refused()
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        var document = shown.Slate(SlateKind.Document).Items[0].Id;
        await world.SeeAsync(shown);
        var read = await world
            .Get<ReadSuggestedDocument>()
            .RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, document), CancellationToken.None);
        read.IsOk.ShouldBeTrue(read.Error?.Message);
        world.Database.Clock.Advance(TimeSpan.FromDays(60));
        await BuildAsync(world);

        await using var db = world.Open();
        (await LabelAsync(db, document, kind: ItemKind.Document)).ShouldBe((null, false, LabelExposure.Viewed));
        (await LabelAsync(db, document, "accepted", ItemKind.Document)).ShouldBe((null, false, LabelExposure.Viewed));
    }

    [Fact]
    public async Task Document_that_was_read_and_refused_is_refused()
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        var (decision, document) = (shown.DecisionId!.Value, shown.Slate(SlateKind.Document).Items[0].Id);
        await world.SeeAsync(shown);
        await world.Get<ReadSuggestedDocument>().RunAsync(world.Here.Agent, new(decision, document), CancellationToken.None);
        await world.RespondAsync(new(Guid.NewGuid(), decision, ResponseKind.Dismiss, SlateKind.Document, document, "not_useful"));
        world.Database.Clock.Advance(TimeSpan.FromDays(60));
        await BuildAsync(world);

        await using var db = world.Open();
        (await LabelAsync(db, document, "accepted", ItemKind.Document)).ShouldBe((0, true, LabelExposure.Viewed));
    }

    [Fact]
    [Trait("Req", "R76")]
    public async Task Labels_of_one_day_made_twice_are_equal()
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        await world.SeeAsync(shown, "notice", "wipe");
        await world.AcceptAsync(shown, "ask");
        await BuildAsync(world);
        world.Database.Clock.Advance(TimeSpan.FromDays(8));
        await BuildAsync(world);
        var grown = await AllAsync(world);

        await using (var db = world.Open())
        {
            await db.Labels.ExecuteDeleteAsync();
        }

        await BuildAsync(world);
        var anew = await AllAsync(world);
        await BuildAsync(world);

        anew.ShouldBe(grown);
        (await AllAsync(world)).ShouldBe(anew);
    }

    private static Task<DeskWorld> WorldAsync() => DeskWorld.CreateAsync(replace: services => services.AddLabels());

    private static Task<Result<BuiltLabels>> BuildAsync(DeskWorld world) =>
        world.Get<BuildLabels>().RunAsync(Actor.Job(world.Here.TenantId), new(new JobProgress()), CancellationToken.None);

    private static async Task<(int? Value, bool Applies, LabelExposure Exposure)> LabelAsync(
        ConsoleDbContext db,
        string item,
        string name = "executed",
        ItemKind kind = ItemKind.Action
    )
    {
        var row = await db.Labels.SingleAsync(each => each.Kind == kind && each.ItemId == item && each.Name == name);
        return (row.Value, row.Applies, row.Exposure);
    }

    private static async Task<List<string>> AllAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var rows = await db.Labels.AsNoTracking().ToListAsync();
        return
        [
            .. rows.Select(row =>
                    $"{row.DecisionId} {row.Kind} {row.ItemId} {row.Name} {row.Value} {row.Applies} {row.Exposure} {row.ClosesAt:O}"
                )
                .Order(StringComparer.Ordinal),
        ];
    }
}
