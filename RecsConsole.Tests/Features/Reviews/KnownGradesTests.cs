using System.Text;
using Bunit;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Adjudication;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Findings.Checks;
using RecsConsole.Features.Reviews.Findings.Grades;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Judging.Grading;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>Single lists whose right grades a lead gave before anybody graded them, and what a lead checks of the graders.</summary>
public sealed class KnownGradesTests
{
    private const string Why = "Only the wipe clears this error.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Grader_is_told_the_known_grades_and_they_count_for_the_person_only(DatabaseProvider provider)
    {
        await using var world = await ReviewWorld.CreateAsync(4, provider);
        var study = await MakeAsync(world, 4);
        var known = (await world.ResultsAsync(study)).Graded!.Checks.Markable[0].CaseId;

        (await MarkAsync(world, study, known)).Value.ShouldBe(1);
        (await MarkAsync(world, study, known)).Value.ShouldBe(1, "a repeated request");
        var right = await GradeAllAsync(world, world.Rita, study, place => place == 1 ? 2 : 1);
        var wrong = await GradeAllAsync(world, world.Felix, study, _ => 2);

        var (ofRita, ofFelix) = (right.ShouldHaveSingleItem(), wrong.ShouldHaveSingleItem());
        (ofRita.IsRight, ofRita.Explanation, ofRita.Grades[0]).ShouldBe((true, Why, new ToldGrade(3, 2)));
        (ofFelix.IsRight, ofFelix.Grades[1]).ShouldBe((false, new ToldGrade(0, 2)));
        var graded = (await world.ResultsAsync(study)).Graded!;
        (graded.Lists, graded.Cases).ShouldBe((6, 3), "the known list counts in no result");
        graded.Checks.Reviewers[world.Rita.PersonId].Known.ShouldBe(new(1, 1));
        graded.Checks.Reviewers[world.Felix.PersonId].Known.ShouldBe(new(0, 1));
        var line = graded.Checks.Known.ShouldHaveSingleItem();
        (line.CaseId, line.Answered, line.Explanation).ShouldBe((known, new ShareFigure(1, 2), Why));
        line.Answer.ShouldStartWith("Grades in the order of the list: 3, 0");
        var file = (await world.Desk.Get<ExportJudgements>().RunAsync(world.Lead, study, Token)).Value!;
        Encoding.UTF8.GetString(file.Content).Split("\r\n").Count(row => row.EndsWith(",3", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Known_grades_and_those_of_a_grader_who_was_told_them_stay()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var study = await MakeAsync(world, 2);
        var known = (await world.ResultsAsync(study)).Graded!.Checks.Markable[0].CaseId;

        (await MarkAsync(world, study, known, grades: [])).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await MarkAsync(world, study, known, why: " ")).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await MarkAsync(world, study, known);
        await GradeAllAsync(world, world.Rita, study, _ => 1);
        var pair = await KnownPairAsync(world, study, known);
        var regraded = await GradeAsync(world, world.Rita, study, pair, _ => 3);
        var changed = await MarkAsync(world, study, known, why: "Another reason.", revision: 1);

        (regraded.Error!.Kind, changed.Error!.Kind).ShouldBe((ErrorKind.Conflict, ErrorKind.Conflict));
        var view = (await world.Desk.Get<ReadAdjudication>().RunAsync(world.Lead, study, known, Token)).Value!;
        (view.IsGraded, view.IsKnown, view.IsFixed, view.Right.Count).ShouldBe((true, true, true, 0));
        view.Decision!.Grades[0].ShouldBe(3);
    }

    [Fact]
    public void Who_grades_above_the_others_on_the_same_lists_is_found_and_one_grade_above_by_chance_is_not()
    {
        var (strict, mild) = (Guid.NewGuid(), Guid.NewGuid());
        var rows = Enumerable.Range(1, 12).SelectMany(Both).ToList();

        var check = GradeChecks.SeverityOf(mild, rows);

        (check.Left, check.N, check.IsBiased).ShouldBe((12, 12, true));
        (GradeChecks.SeverityOf(strict, rows).Left, GradeChecks.SeverityOf(strict, rows).IsBiased).ShouldBe((0, true));
        GradeChecks.SeverityOf(mild, rows.Take(18)).IsBiased.ShouldBeFalse("too few to say");
        GradeChecks.SeverityOf(mild, rows.Where(row => row.ReviewerId == mild)).N.ShouldBe(0, "nobody to compare with");
        ReviewerChecks.Of(rows.Where(row => row.ReviewerId == mild), new([], [])).IsTooFast.ShouldBeTrue("a second for a list");

        IEnumerable<JudgedRow> Both(int number)
        {
            var found = Guid.NewGuid();
            yield return Row(strict, number, found, 1);
            yield return Row(mild, number, found, 2);
        }
    }

    [Fact]
    public void Feedback_shows_the_known_grade_of_each_suggestion_beside_the_own()
    {
        using var context = new BunitContext();
        var feedback = new KnownFeedback(false, PairChoice.Equal, [], Why) { Grades = [new(3, 2), new(0, 2)] };

        var note = context.Render<KnownFeedbackNote>(set => set.Add(part => part.Feedback, feedback).Add(part => part.Pair, PairOf(2)));

        note.FindAll("li")
            .Select(line => line.TextContent)
            .ShouldBe(["Step 1: Perfect (your grade: Good)", "Step 2: Bad (your grade: Good)"]);
        note.Find("b").TextContent.ShouldBe("“Case” had known grades, and other suggestions are useful than you said.");
        note.Markup.ShouldContain(Why);
    }

    private static JudgedRow Row(Guid reviewer, int position, Guid found, int grade) =>
        new(reviewer, position, found, true, 0, 0, PairVerdict.Graded, [], null, null, null, null, 1_000, "a b")
        {
            Items = [new("a", grade), new("b", 1)],
        };

    private static PairView PairOf(int suggestions) =>
        new(
            1,
            null,
            null,
            new(Guid.NewGuid(), "Case", "", "new", null, null, "", null, null, 0, 0, []),
            [.. Enumerable.Range(1, suggestions).Select(rank => new PairCard(rank, $"Step {rank}", "", ConfidenceLabel.High, "", null))],
            [],
            null,
            Revision: 1
        );

    private static async Task<Guid> MakeAsync(ReviewWorld world, int cases) =>
        (await world.MakeAsync(world.Ask(cases, 100) with { SystemB = "", IsGraded = true })).Id;

    // the first suggestion is what an expert would do, the others are bad
    private static async Task<Result<long>> MarkAsync(
        ReviewWorld world,
        Guid study,
        Guid found,
        IReadOnlyList<int>? grades = null,
        string why = Why,
        long revision = 0
    )
    {
        var view = (await world.Desk.Get<ReadAdjudication>().RunAsync(world.Lead, study, found, Token)).Value!;
        return await world
            .Desk.Get<AdjudicatePair>()
            .RunAsync(
                world.Lead,
                new(study, found, null, [], revision, why) { Grades = grades ?? [.. view.Left.Select(card => card.Rank == 1 ? 3 : 0)] },
                Token
            );
    }

    private static Task<Result<JudgedPair>> GradeAsync(ReviewWorld world, Actor actor, Guid study, PairView pair, Func<int, int> gradeOf) =>
        world
            .Desk.Get<GradeSlate>()
            .RunAsync(
                actor,
                new(study, pair.Position, [.. pair.Left.Select(card => gradeOf(card.Rank))], pair.Revision, TimeSpan.FromSeconds(30)),
                Token
            );

    // grades all waiting lists and returns what the reviewer was told
    private static async Task<IReadOnlyList<KnownFeedback>> GradeAllAsync(
        ReviewWorld world,
        Actor actor,
        Guid study,
        Func<int, int> gradeOf
    )
    {
        var told = new List<KnownFeedback>();
        while ((await world.ReadAsync(actor, study)).Pair is { } pair)
        {
            var graded = await GradeAsync(world, actor, study, pair, gradeOf);
            graded.Error.ShouldBeNull();
            if (graded.Value!.Known is { } known)
            {
                told.Add(known);
            }
        }

        return told;
    }

    private static async Task<PairView> KnownPairAsync(ReviewWorld world, Guid study, Guid found)
    {
        await using var db = world.Desk.Open();
        var position = await db
            .StudyPairs.Where(pair => pair.StudyId == study && pair.ReviewerId == world.Rita.PersonId && pair.CaseId == found)
            .Select(pair => pair.Position)
            .SingleAsync(Token);
        return (await world.ReadAsync(world.Rita, study, position)).Pair!;
    }
}
