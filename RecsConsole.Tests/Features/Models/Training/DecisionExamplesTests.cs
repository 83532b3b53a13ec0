using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Labels;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>A logged decision as a training example: the stored snapshot and the labels of the shown items.</summary>
public sealed class DecisionExamplesTests
{
    [Fact]
    [Trait("Req", "R60")]
    [Trait("Req", "R67")]
    [Trait("Req", "R97")]
    public async Task Decision_gives_its_own_snapshot_and_grades_of_what_was_judged()
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        await world.SeeAsync(shown);
        await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Dismiss, SlateKind.Action, "wipe", "already_tried")
        );
        await world.AcceptAsync(shown, "ask");
        world.Database.Clock.Advance(TimeSpan.FromDays(60));
        await BuildLabelsAsync(world);
        await using var db = world.Open();

        var examples = await ReadAsync(db);
        var example = await examples.BuildAsync(examples.Keys.ShouldHaveSingleItem(), CancellationToken.None);

        example.ShouldNotBeNull();
        example.IsWhole.ShouldBeFalse();
        example.Grades["ask"].ShouldBe(1); // done, but the case was not solved
        example.Grades["notice"].ShouldBe(0);
        example.Grades.Keys.ShouldNotContain("wipe"); // "already tried" is no judgement
        var row = db.Decisions.Single(each => each.Id == shown.DecisionId);
        CanonicalJson
            .Serialize(example.Snapshot)
            .ShouldBe((await DecisionBundles.ReadBundleAsync(db, row, CancellationToken.None)).Snapshot);
    }

    [Fact]
    [Trait("Req", "R113")]
    public async Task Decision_with_a_pending_label_waits()
    {
        await using var world = await WorldAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        world.Database.Clock.Advance(TimeSpan.FromDays(8));
        await BuildLabelsAsync(world);
        await using var db = world.Open();

        (await ReadAsync(db)).Keys.ShouldBeEmpty(); // still unknown whether the case is solved in time
    }

    [Fact]
    public async Task Decisions_of_another_tenant_are_no_examples()
    {
        await using var world = await WorldAsync();
        await world.TryRecommendAsync(world.Elsewhere.Agent, world.Elsewhere.CaseId);
        world.Database.Clock.Advance(TimeSpan.FromDays(60));
        await BuildLabelsAsync(world);
        await world.Get<BuildLabels>().RunAsync(Actor.Job(world.Elsewhere.TenantId), new(new JobProgress()), CancellationToken.None);
        await using var db = world.Open();

        (await ReadAsync(db)).Keys.ShouldBeEmpty();
    }

    private static Task<DeskWorld> WorldAsync() => DeskWorld.CreateAsync(replace: services => services.AddLabels());

    private static Task<Result<BuiltLabels>> BuildLabelsAsync(DeskWorld world) =>
        world.Get<BuildLabels>().RunAsync(Actor.Job(world.Here.TenantId), new(new JobProgress()), CancellationToken.None);

    private static Task<DecisionExamples> ReadAsync(ConsoleDbContext db) =>
        DecisionExamples.ReadAsync(db, SlateKind.Action, LearningObjectives.Default, 100, CancellationToken.None);
}
