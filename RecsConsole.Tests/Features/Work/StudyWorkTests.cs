using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Work;
using RecsConsole.Tests.Features.Reviews;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

public sealed class StudyWorkTests
{
    [Fact]
    public async Task Study_waits_for_its_reviewer_then_for_the_lead_until_it_is_closed()
    {
        await using var world = await ReviewWorld.CreateAsync(add: services => services.AddWork());
        var database = world.Desk.Database;
        var stranger = await world.Desk.AddPersonAsync("sten", "reviewer", elsewhere: true);
        var study = (await world.MakeAsync(world.Ask(10, 0, world.Rita))).Id;

        var judging = (await database.ReadWorkAsync(world.Rita)).Lines.ShouldHaveSingleItem();

        judging.Item.Kind.ShouldBe(WaitingKind.Study);
        judging.Item.Title.ShouldBe("November");
        judging.Item.Detail.ShouldBe("10 of 10 pairs to judge");
        judging.Item.Address.ShouldBe($"/review/{study:D}");
        await database.ShouldHaveNoWorkAsync(world.Felix, world.Lead, stranger);

        await database.ShouldTellWorkOfAsync(world.Lead, () => world.JudgeAllAsync(world.Rita, study, _ => PairChoice.Left));
        await database.ShouldHaveNoWorkAsync(world.Rita);
        var closing = (await database.ReadWorkAsync(world.Lead)).Lines.ShouldHaveSingleItem();
        closing.Item.Address.ShouldBe($"/review/studies/{study:D}");

        await database.ShouldTellWorkOfAsync(
            world.Lead,
            () => world.Desk.Get<CloseStudy>().RunAsync(world.Lead, new(study), TestContext.Current.CancellationToken)
        );
        await database.ShouldHaveNoWorkAsync(world.Lead);
    }

    [Fact]
    public async Task Disagreements_wait_for_a_lead_until_they_are_decided()
    {
        await using var world = await ReviewWorld.CreateAsync(add: services => services.AddWork());
        var database = world.Desk.Database;
        var study = (await world.MakeAsync(world.Ask(3, 100))).Id;
        await world.JudgeAllAsync(world.Rita, study, _ => PairChoice.Equal);
        await world.JudgeAllAsync(world.Felix, study, _ => PairChoice.BothBad);
        (await world.Desk.Get<CloseStudy>().RunAsync(world.Lead, new(study), TestContext.Current.CancellationToken)).Error.ShouldBeNull();

        var waiting = (await database.ReadWorkAsync(world.Lead)).Lines.ShouldHaveSingleItem();

        waiting.Item.Detail.ShouldBe("reviewers disagree on 3 cases: decide");
        waiting.Item.Address.ShouldBe($"/review/studies/{study:D}");
        await database.ShouldHaveNoWorkAsync(world.Rita, world.Felix);
        foreach (var line in (await world.ResultsAsync(study)).Results!.Disagreements)
        {
            (await world.AdjudicateAsync(world.Lead, study, line.CaseId, PairChoice.Equal)).Error.ShouldBeNull();
        }

        await database.ShouldHaveNoWorkAsync(world.Lead);
    }

    [Fact]
    public async Task Answers_to_two_different_questions_do_not_wait_for_a_lead()
    {
        await using var world = await ReviewWorld.CreateAsync(add: services => services.AddWork());
        var study = (await world.MakeAsync(world.Ask(3, 100))).Id;
        await world.JudgeAllAsync(world.Rita, study, _ => PairChoice.Equal);
        await world.JudgeAllAsync(world.Felix, study, _ => PairChoice.BothBad);
        await using (var db = world.Desk.Open())
        {
            var row = db.StudyPairs.First(pair => pair.ReviewerId == world.Felix.PersonId);
            (row.SlateA, row.SlateB) = (row.SlateB, row.SlateA); // other rights, other suggestions
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await world.Desk.Get<CloseStudy>().RunAsync(world.Lead, new(study), TestContext.Current.CancellationToken)).Error.ShouldBeNull();

        var waiting = (await world.Desk.Database.ReadWorkAsync(world.Lead)).Lines.ShouldHaveSingleItem();
        waiting.Item.Detail.ShouldBe("reviewers disagree on 2 cases: decide");
        (await world.ResultsAsync(study)).Results!.Disagreements.Count(line => !line.IsSame).ShouldBe(1);
    }
}
