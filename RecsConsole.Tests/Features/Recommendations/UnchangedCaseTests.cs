using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Looking at a case is not a response: if nothing happened on it, a reopened page shows the same suggestions.</summary>
public sealed class UnchangedCaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R204")]
    public async Task Ten_openings_with_everything_on_the_screen_show_the_same_list_from_one_decision()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        await SeeAsync(world, first);

        for (var opening = 2; opening <= 10; opening++)
        {
            world.Database.Clock.Advance(TimeSpan.FromSeconds(20));
            var again = await world.RecommendAsync();
            await SeeAsync(world, again);

            again.DecisionId.ShouldBe(first.DecisionId);
            LinesOf(again).ShouldBe(LinesOf(first));
        }

        await using var db = world.Open();
        (await db.Decisions.CountAsync(Token)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(row => row.Operation == "decision.made", Token)).ShouldBe(1);
        (await db.Impressions.CountAsync(Token)).ShouldBe(LinesOf(first).Count);
    }

    [Fact]
    [Trait("Req", "R204")]
    public async Task Cases_that_end_elsewhere_and_a_colleague_with_more_to_do_move_nothing_between_ten_openings()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        await SeeAsync(world, first);
        var before = await VisibleAsync(world);

        for (var opening = 2; opening <= 10; opening++)
        {
            world.Database.Clock.Advance(TimeSpan.FromSeconds(20));
            await EndAnotherCaseAsync(world, opening);
            await GiveExpertACaseAsync(world, opening);
            var again = await world.RecommendAsync(opening % 2 == 0 ? first.DecisionId : null);
            await SeeAsync(world, again);

            again.DecisionId.ShouldBe(first.DecisionId);
            LinesOf(again).ShouldBe(LinesOf(first));
            again.SimilarCases.Select(similar => similar.Key).ShouldBe(first.SimilarCases.Select(similar => similar.Key));
            var person = again.Slate(SlateKind.Expert).Items.ShouldHaveSingleItem().Person.ShouldNotBeNull();
            person.OpenCases.ShouldBe(opening / 2, "the load on the card is today's");
        }

        var after = await VisibleAsync(world);
        after.SimilarCases.Count.ShouldBe(before.SimilarCases.Count + 9, "the world has really moved");
        await using var db = world.Open();
        (await db.Decisions.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Person_who_goes_on_leave_while_on_the_screen_leaves_it()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await world.RecommendAsync();
        await world.ChangeAsync(
            ChangeKind.Person,
            db =>
                db.Absences.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        Id = Guid.NewGuid(),
                        PersonId = world.Here.Expert,
                        From = world.Database.Clock.GetUtcNow().AddMinutes(-1),
                        To = world.Database.Clock.GetUtcNow().AddDays(1),
                    }
                )
        );

        var after = await world.RecommendAsync(before.DecisionId);

        before.Slate(SlateKind.Expert).Items.ShouldHaveSingleItem();
        after.DecisionId.ShouldNotBe(before.DecisionId);
        after.Slate(SlateKind.Expert).Items.ShouldBeEmpty();
    }

    // Counts after a change depend on the case, not on how often somebody looked.
    [Fact]
    public async Task List_that_is_worked_out_anew_after_ten_openings_keeps_its_order()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        for (var opening = 1; opening <= 10; opening++)
        {
            await SeeAsync(world, await world.RecommendAsync());
        }

        var anew = await world.RecommendAsync(first.DecisionId);

        LinesOf(anew).ShouldBe(LinesOf(first));
    }

    private static List<string> LinesOf(ShownDecision shown) =>
        [.. shown.Slates.SelectMany(slate => slate.Items).Select(item => $"{item.Kind} {item.Rank} {item.Id} {item.Confidence}")];

    private static async Task<VisibleFacts> VisibleAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var opened = await world.Get<SnapshotLoader>().ReadAsync(db, world.Here.Agent, world.Here.CaseId, Token);
        return opened.Loaded.ShouldNotBeNull().Snapshot.Visible;
    }

    // a copy of a finished case, which search then finds as similar
    private static async Task EndAnotherCaseAsync(DeskWorld world, int number)
    {
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var ended = db.Cases.AsNoTracking().Single(row => row.Key == "T-100");
                var steps = db.CaseEvents.AsNoTracking().Where(row => row.CaseId == ended.Id).ToList();
                (ended.Id, ended.Key) = (Guid.NewGuid(), $"T-{200 + number}");
                foreach (var step in steps)
                {
                    (step.CaseId, step.EventKey) = (ended.Id, $"{ended.Id:N}-{step.Ordinal}");
                }

                db.Cases.Add(ended);
                db.CaseEvents.AddRange(steps);
            }
        );
        await world.Get<SearchSnapshots>().RebuildAsync(world.Here.Agent, Token);
    }

    // every second time, so that the person keeps room for more
    private static Task GiveExpertACaseAsync(DeskWorld world, int number) =>
        number % 2 == 1
            ? Task.CompletedTask
            : world.ChangeAsync(
                ChangeKind.Case,
                db =>
                {
                    var row = db.Cases.AsNoTracking().Single(found => found.Id == world.Here.CaseId);
                    (row.Id, row.Key, row.AssigneeId) = (Guid.NewGuid(), $"L-{number}", world.Here.Expert);
                    db.Cases.Add(row);
                }
            );

    private static async Task SeeAsync(DeskWorld world, ShownDecision shown)
    {
        var id = shown.DecisionId!.Value;
        var items = shown.Slates.SelectMany(slate => slate.Items).Select(item => new SeenItem(id, item.Kind, item.Rank));
        var seen = await world.Get<RecordImpressions>().RunAsync(world.Here.Agent, new(id, [.. items]), Token);
        seen.IsOk.ShouldBeTrue(seen.Error?.Message);
    }
}
