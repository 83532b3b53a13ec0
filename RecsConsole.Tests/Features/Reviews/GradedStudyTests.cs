using System.Text;
using Bunit;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Adjudication;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Judging.Grading;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>Single lists of one system, each suggestion graded from 0 to 3.</summary>
public sealed class GradedStudyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Study_of_one_system_holds_one_list_for_each_case()
    {
        await using var world = await ReviewWorld.CreateAsync();

        var made = await world.MakeAsync(Ask(world, 10, overlap: 50));

        made.Words.ShouldBe("15 lists in 10 cases, 5 of them judged by two.");
        await using var db = world.Desk.Open();
        var study = await db.Studies.SingleAsync(Token);
        (study.SystemB, study.VersionB, study.OtherSystems.Count).ShouldBe(("", "", 0));
        var rows = await db.StudyPairs.ToListAsync(Token);
        rows.ShouldAllBe(row => StoredSlate.Unpack(row.SlateA).Count > 0 && StoredSlate.Unpack(row.SlateB).Count == 0);
        var view = await world.ReadAsync(world.Rita, made.Id);
        (view.IsGraded, view.Pair!.Right.Count, view.Pair.Grades.Count).ShouldBe((true, 0, 0));
        view.Pair.Left.Select(card => card.Rank).ShouldBe(Enumerable.Range(1, view.Pair.Left.Count));
        view.GuidelineShown.ShouldContain("3 Perfect");
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Grades_are_stored_once_and_audited_and_can_be_changed_until_the_study_is_closed(DatabaseProvider provider)
    {
        await using var world = await ReviewWorld.CreateAsync(4, provider);
        var study = (await world.MakeAsync(Ask(world, 4, 0, world.Rita))).Id;
        var pair = (await world.ReadAsync(world.Rita, study)).Pair!;
        var request = Request(study, pair, _ => 2);

        var first = await GradeAsync(world, world.Rita, request);
        var again = await GradeAsync(world, world.Rita, request);
        var stale = await GradeAsync(world, world.Rita, Request(study, pair, _ => 1));
        var stored = (await world.ReadAsync(world.Rita, study, pair.Position)).Pair!;
        var changed = await GradeAsync(world, world.Rita, Request(study, stored, place => place == 1 ? 3 : 0));

        (first.Value!.Revision, again.Value!.Revision, stale.Error!.Kind).ShouldBe((2, 2, ErrorKind.Conflict));
        stored.Grades.ShouldAllBe(grade => grade == 2);
        changed.Value!.Revision.ShouldBe(3);
        await using var db = world.Desk.Open();
        var row = await db.StudyPairs.SingleAsync(each => each.Verdict != null, Token);
        (row.Verdict, row.Grades[0], row.TookMs).ShouldBe((PairVerdict.Graded, 3, 30_000));
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "grade.slate", Token)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "regrade.slate", Token)).ShouldBe(1);
        await world.Desk.Get<CloseStudy>().RunAsync(world.Lead, new(study), Token);
        (await GradeAsync(world, world.Rita, request)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public async Task Every_suggestion_needs_a_grade_on_the_scale_and_no_list_is_judged_as_a_pair()
    {
        await using var world = await ReviewWorld.CreateAsync(4);
        var study = (await world.MakeAsync(Ask(world, 4, 0, world.Rita))).Id;
        var compared = (await world.MakeAsync(world.Ask(4, 0, world.Rita))).Id;
        var pair = (await world.ReadAsync(world.Rita, study)).Pair!;
        var other = (await world.ReadAsync(world.Rita, compared)).Pair!;

        var few = await GradeAsync(world, world.Rita, Request(study, pair, _ => 1) with { Grades = [] });
        var high = await GradeAsync(world, world.Rita, Request(study, pair, _ => 4));
        var asPair = await world.JudgeAsync(world.Rita, study, pair, PairChoice.Left);
        var asList = await GradeAsync(world, world.Rita, Request(compared, other, _ => 1));
        var notOwn = await GradeAsync(world, world.Felix, Request(study, pair, _ => 1));
        var noReviewer = await GradeAsync(world, world.Lead, Request(study, pair, _ => 1));

        (few.Error!.Kind, high.Error!.Kind).ShouldBe((ErrorKind.Invalid, ErrorKind.Invalid));
        (asPair.Error!.Kind, asList.Error!.Kind).ShouldBe((ErrorKind.NotFound, ErrorKind.NotFound));
        (notOwn.Error!.Kind, noReviewer.Error!.Kind).ShouldBe((ErrorKind.NotFound, ErrorKind.Forbidden));
    }

    [Fact]
    public async Task Results_have_ndcg_with_its_interval_and_ordinal_agreement_and_are_exported()
    {
        await using var world = await ReviewWorld.CreateAsync(24);
        var study = (await world.MakeAsync(Ask(world, 24, overlap: 100))).Id;
        // Rita puts the second suggestion first, Felix is one grade stricter on it
        await GradeAllAsync(world, world.Rita, study, place => place == 2 ? 3 : 1);
        await GradeAllAsync(world, world.Felix, study, place => place == 2 ? 2 : 1);

        var view = await world.ResultsAsync(study);
        var graded = view.Graded.ShouldNotBeNull();
        var file = (await world.Desk.Get<ExportJudgements>().RunAsync(world.Lead, study, Token)).Value!;

        (view.Results, view.IsGraded, graded.Lists, graded.Cases).ShouldBe((null, true, 48, 24));
        var length = graded.Places.Count;
        int[] ofRita = [.. Enumerable.Range(1, length).Select(place => place == 2 ? 3 : 1)];
        int[] ofFelix = [.. Enumerable.Range(1, length).Select(place => place == 2 ? 2 : 1)];
        graded.Ndcg!.Value.Value.ShouldBe((Ndcg.AtK(ofRita, length) + Ndcg.AtK(ofFelix, length)) / 2, 0.02);
        graded.RandomNdcg!.Value.ShouldBe(
            (RandomOrder.NdcgAtK(ofRita, length, length) + RandomOrder.NdcgAtK(ofFelix, length, length)) / 2,
            0.02
        );
        graded.Ndcg.Value.Low.ShouldBeLessThanOrEqualTo(graded.Ndcg.Value.Value);
        graded.Places[1].Counts.ShouldBe([0, 0, 24, 24]);
        graded.Places[1].Mean.ShouldBe(2.5, 1e-12);
        (graded.Alpha!.Value.N, graded.Alpha.Value.Value > 0).ShouldBe((24, true));
        graded.Reviewers.Select(reviewer => reviewer.Reviewer).ShouldBe(["Person felix", "Person rita"]);
        var lines = Encoding.UTF8.GetString(file.Content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        (file.Name, lines[0]).ShouldBe(("grades.csv", "case,reviewer,position,system,rank,item,grade,judged_at,took_seconds,known_answer"));
        lines.Length.ShouldBe(1 + graded.Places.Sum(place => place.Counts.Sum()));
    }

    [Fact]
    public async Task Lead_who_grades_reads_no_results_before_the_end_and_there_is_nothing_to_adjudicate_or_to_promote_by()
    {
        await using var world = await ReviewWorld.CreateAsync(4);
        var request = Ask(world, 4, 0, world.Rita) with { SystemA = world.ModelId.ToString("D") };
        var study = (await world.MakeAsync(request)).Id;
        var found = (await world.ReadAsync(world.Rita, study)).Pair!.Case.Id;

        (await world.ResultsAsync(study)).Graded!.Ndcg.ShouldBeNull("nothing is graded yet");
        await GradeAllAsync(world, world.Rita, study, _ => 2);
        (await world.Desk.Get<ReadAdjudication>().RunAsync(world.Lead, study, found, Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await world.Desk.Get<CloseStudy>().RunAsync(world.Lead, new(study), Token)).IsOk.ShouldBeTrue();
        await using var db = world.Desk.Open();
        var model = await db.Models.SingleAsync(row => row.Id == world.ModelId, Token);
        (await world.Desk.Get<IStudyVerdicts>().ReadAsync(db, model, Token)).ShouldBeEmpty();
    }

    [Fact]
    public void Key_grades_the_current_suggestion_and_goes_on_to_the_next_one_without_a_grade()
    {
        var draft = new GradeDraft(TimeProvider.System);
        draft.Begin(PairOf(3));
        draft.GradeCurrent(3);
        draft.Grade(3, 1);
        draft.GradeCurrent(2); // changes the clicked one, then goes back to the open one
        (draft.Current, draft.Graded, draft.IsComplete).ShouldBe((2, 2, false));
        draft.Judge(Guid.NewGuid(), PairOf(3)).ShouldBeNull("one has no grade yet");

        draft.GradeCurrent(0);

        draft.Judge(Guid.NewGuid(), PairOf(3))!.Grades.ShouldBe([3, 0, 2]);
        draft.Move(9);
        draft.Current.ShouldBe(3);
    }

    [Fact]
    public void Grades_that_were_not_sent_are_kept_and_unchanged_ones_are_not()
    {
        var draft = new GradeDraft(TimeProvider.System);
        draft.Begin(PairOf(2) with { Grades = [1, 2] });
        draft.Chosen.ShouldBeNull("it is as it was graded");
        draft.Grade(2, null);

        var again = new GradeDraft(TimeProvider.System);
        again.Begin(PairOf(2));
        again.TakeBack(draft.Chosen.ShouldNotBeNull());

        (again.Of(1), again.Of(2), again.Current).ShouldBe((1, null, 2));
        again.TakeBack(new([7, 0, 1])); // a scale of another version
        (again.Of(1), again.Of(2), again.Total).ShouldBe((null, 0, 2));
    }

    [Fact]
    public void Chosen_grade_is_pressed_and_saving_waits_for_all_of_them()
    {
        using var context = new BunitContext();
        var draft = new GradeDraft(TimeProvider.System);
        draft.Begin(PairOf(1));
        int? chosen = null;
        var chips = context.Render<GradeChips>(set =>
            set.Add(part => part.Title, "Step 1")
                .Add(part => part.Place, 1)
                .Add(part => part.Draft, draft)
                .Add(part => part.OnGrade, grade => chosen = grade)
        );
        var bar = context.Render<GradeBar>(set => set.Add(part => part.Pair, PairOf(1)).Add(part => part.Draft, draft));
        bar.Find("button.act").HasAttribute("disabled").ShouldBeTrue();

        chips.FindAll("button")[0].Click();
        draft.Grade(1, chosen);
        chips.Render();
        bar.Render();

        chosen.ShouldBe(3, "the best grade is first");
        chips.Find("button[aria-pressed=true]").TextContent.ShouldStartWith("Perfect");
        chips.Find("[role=group]").GetAttribute("aria-label").ShouldBe("Grade of “Step 1”");
        bar.Find("button.act").HasAttribute("disabled").ShouldBeFalse();
        bar.Find("[role=status]").TextContent.ShouldBe("1 of 1 graded");
    }

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

    private static CreateStudyRequest Ask(ReviewWorld world, int cases, int overlap, params Actor[] reviewers) =>
        world.Ask(cases, overlap, reviewers) with
        {
            SystemB = "",
            IsGraded = true,
        };

    private static GradeSlateRequest Request(Guid study, PairView pair, Func<int, int> gradeOf) =>
        new(study, pair.Position, [.. pair.Left.Select(card => gradeOf(card.Rank))], pair.Revision, TimeSpan.FromSeconds(30));

    private static Task<Result<JudgedPair>> GradeAsync(ReviewWorld world, Actor actor, GradeSlateRequest request) =>
        world.Desk.Get<GradeSlate>().RunAsync(actor, request, Token);

    private static async Task GradeAllAsync(ReviewWorld world, Actor actor, Guid study, Func<int, int> gradeOf)
    {
        while ((await world.ReadAsync(actor, study)).Pair is { } pair)
        {
            (await GradeAsync(world, actor, Request(study, pair, gradeOf))).Error.ShouldBeNull();
        }
    }
}
