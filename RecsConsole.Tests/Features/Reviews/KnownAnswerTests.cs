using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Adjudication;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>Cases of a study whose right answer is known before anybody judges them.</summary>
public sealed class KnownAnswerTests
{
    private const string Why = "The wipe is what the error in the description needs.";

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Reviewer_is_told_the_answer_right_after_judging_and_it_counts_for_the_person_only(DatabaseProvider provider)
    {
        await using var world = await ReviewWorld.CreateAsync(4, provider);
        var study = (await world.MakeAsync(world.Ask(4, 100))).Id;
        var known = (await world.ResultsAsync(study)).Results!.Checks.Markable[0].CaseId;

        (await MarkAsync(world, study, known)).Value.ShouldBe(1);
        var right = await JudgeKnownAsync(world, world.Rita, study, known, ReviewWorld.ForTheModel);
        var wrong = await JudgeKnownAsync(world, world.Felix, study, known, _ => PairChoice.Equal);
        await world.JudgeAllAsync(world.Rita, study, ReviewWorld.ForTheModel);

        (right!.IsRight, right.Explanation, right.Reasons.Single()).ShouldBe((true, Why, JudgementReasons.Words("order")));
        wrong!.IsRight.ShouldBeFalse();
        wrong.Answer.ShouldBe(await ModelSideAsync(world, world.Felix, study, known));
        var results = (await world.ResultsAsync(study)).Results!;
        results.All.N.ShouldBe(3, "the known one counts in no result");
        results.Disagreements.ShouldBeEmpty();
        var line = results.Checks.Known.Single();
        (line.CaseId, line.Explanation).ShouldBe((known, Why));
        line.Answered.ShouldBe(new(1, 2));
        results.Checks.Reviewers[world.Rita.PersonId].Known.ShouldBe(new(1, 1));
        results.Checks.Reviewers[world.Felix.PersonId].Known.ShouldBe(new(0, 1));
        await using var db = world.Desk.Open();
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "mark.known-answer")).ShouldBe(1);
    }

    [Fact]
    public async Task Neither_the_answer_nor_the_judgement_changes_once_the_reviewer_was_told()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var study = (await world.MakeAsync(world.Ask(2, 0, world.Rita))).Id;
        var known = (await world.ResultsAsync(study)).Results!.Checks.Markable[0].CaseId;
        await MarkAsync(world, study, known);
        await JudgeKnownAsync(world, world.Rita, study, known, _ => PairChoice.Equal);
        var pair = await PairAsync(world, world.Rita, study, known);

        var again = await world.JudgeAsync(world.Rita, study, pair, ReviewWorld.ForTheModel(pair));
        var changed = await world
            .Desk.Get<AdjudicatePair>()
            .RunAsync(world.Lead, new(study, known, PairChoice.Equal, [], 1, Why), CancellationToken.None);

        again.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        changed.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await world.ResultsAsync(study)).Results!.Checks.Known.Single().Answered.ShouldBe(new(0, 1));
    }

    [Fact]
    public async Task Answer_needs_a_reason_and_a_case_that_nobody_judged()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var study = (await world.MakeAsync(world.Ask(2, 0, world.Rita))).Id;
        var cases = (await world.ResultsAsync(study)).Results!.Checks.Markable;
        await JudgeKnownAsync(world, world.Rita, study, cases[1].CaseId, ReviewWorld.ForTheModel);

        var silent = await world.AdjudicateAsync(world.Lead, study, cases[0].CaseId, PairChoice.Left);
        var judged = await MarkAsync(world, study, cases[1].CaseId);
        var reviewer = await world.AdjudicateAsync(world.Rita, study, cases[0].CaseId, PairChoice.Left);

        silent.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        judged.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        reviewer.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await world.ResultsAsync(study)).Results!.Checks.Markable.Select(each => each.CaseId).ShouldBe([cases[0].CaseId]);
    }

    // The lead prefers the model, by the sides on their screen.
    [Fact]
    public async Task No_explanation_is_written_about_an_erased_customer()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var study = (await world.MakeAsync(world.Ask(2, 0, world.Rita))).Id;
        var known = (await world.ResultsAsync(study)).Results!.Checks.Markable[0].CaseId;
        await using (var db = world.Desk.Open())
        {
            var keys = await db.SubjectKeys.Where(row => row.SubjectKind != SubjectName.PersonKind).ToListAsync();
            keys.ForEach(key => (key.WrappedKey, key.DestroyedAt) = (null, world.Desk.Database.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            keys.ForEach(world.Desk.Database.Services.GetRequiredService<SubjectKeys>().Forget);
        }

        var marked = await world
            .Desk.Get<AdjudicatePair>()
            .RunAsync(world.Lead, new(study, known, PairChoice.Left, ["order"], 0, Why), CancellationToken.None);

        marked.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        await using var after = world.Desk.Open();
        (await after.StudyAdjudications.AnyAsync()).ShouldBeFalse();
    }

    private static async Task<Result<long>> MarkAsync(ReviewWorld world, Guid study, Guid found)
    {
        var read = await world.Desk.Get<ReadAdjudication>().RunAsync(world.Lead, study, found, CancellationToken.None);
        var choice = read.Value is { } view ? ReviewWorld.ForTheModel(view.Left, view.Right) : PairChoice.Left;
        return await world
            .Desk.Get<AdjudicatePair>()
            .RunAsync(world.Lead, new(study, found, choice, ["order"], 0, Why), CancellationToken.None);
    }

    private static async Task<KnownFeedback?> JudgeKnownAsync(
        ReviewWorld world,
        Actor reviewer,
        Guid study,
        Guid found,
        Func<PairView, PairChoice> choose
    )
    {
        var pair = await PairAsync(world, reviewer, study, found);
        return (await world.JudgeAsync(reviewer, study, pair, choose(pair))).Value!.Known;
    }

    private static async Task<PairChoice> ModelSideAsync(ReviewWorld world, Actor reviewer, Guid study, Guid found) =>
        ReviewWorld.ForTheModel(await PairAsync(world, reviewer, study, found));

    private static async Task<PairView> PairAsync(ReviewWorld world, Actor reviewer, Guid study, Guid found)
    {
        await using var db = world.Desk.Open();
        var position = await db
            .StudyPairs.Where(pair => pair.StudyId == study && pair.ReviewerId == reviewer.PersonId && pair.CaseId == found)
            .Select(pair => pair.Position)
            .SingleAsync();
        return (await world.ReadAsync(reviewer, study, position)).Pair!;
    }
}
