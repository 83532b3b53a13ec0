using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Features.Reviews.Studies.Tasks;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>A lead's own tasks with the lists of two other systems: from a file, judged like any study, and out to a file again.</summary>
[Trait("Req", "R142")]
public sealed class OwnTasksTests
{
    private const string Csv = "case,old search,new search\r\nR-1,Do wipe|Call the vendor,ask\r\nR-2,ask,\"Ask, then wait|Do wipe\"\r\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_becomes_a_study_that_shows_its_lists_without_reasons_and_confidence()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var tasks = await TasksAsync(world, Csv);

        var made = await world.MakeAsync(world.Ask(10, 0, world.Rita) with { Tasks = tasks });

        (made.Cases, made.Pairs).ShouldBe((2, 2));
        await using var db = world.Desk.Open();
        var study = await db.Studies.SingleAsync(Token);
        (study.SystemA, study.VersionA, study.VersionB).ShouldBe((StudyTasks.KeyA, "old search", "new search"));
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "make.study", Token);
        entry.DetailsJson.ShouldNotContain("search"); // what a lead writes is no detail
        var pair = (await world.ReadAsync(world.Rita, made.Id)).Pair!;
        pair.Left.Concat(pair.Right).ShouldAllBe(card => card.Confidence == null && card.Reason.Length == 0 && card.Policy == null);
        pair.Left.Concat(pair.Right).Select(card => card.Title).ShouldContain("Do wipe");
    }

    [Fact]
    public async Task Judgements_count_for_the_named_systems()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var made = await world.MakeAsync(world.Ask(10, 0, world.Rita) with { Tasks = await TasksAsync(world, Csv) });

        await world.JudgeAllAsync(world.Rita, made.Id, pair => IsOld(pair.Left, pair.Right) ? PairChoice.Left : PairChoice.Right);

        var view = await world.ResultsAsync(made.Id);
        view.Systems.ShouldBe(["old search", "new search"]);
        await using var db = world.Desk.Open();
        (await db.StudyPairs.Select(row => row.Verdict).Distinct().ToListAsync(Token)).ShouldBe([PairVerdict.A]);

        static bool IsOld(IReadOnlyList<PairCard> side, IReadOnlyList<PairCard> other) =>
            side.Any(card => card.Title == "Call the vendor") || other.Any(card => card.Title == "Ask, then wait");
    }

    [Fact]
    public async Task Exported_tasks_are_read_again_and_are_the_same()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var tasks = await TasksAsync(world, Csv);
        var made = await world.MakeAsync(world.Ask(10, 0, world.Rita) with { Tasks = tasks });

        var file = (await ExportAsync(world, world.Lead, made.Id)).Value!;

        file.Name.ShouldBe("tasks.jsonl");
        var again = await TasksAsync(world, Encoding.UTF8.GetString(file.Content));
        (again.NameA, again.NameB).ShouldBe(("old search", "new search"));
        again
            .All.Select(task => $"{task.Case}: {string.Join('|', task.A)} / {string.Join('|', task.B)}")
            .ShouldBe(["R-1: wipe|Call the vendor / ask", "R-2: ask / Ask, then wait|wipe"]);
        await using var db = world.Desk.Open();
        (await db.AuditEntries.SingleAsync(row => row.Operation == "export.study", Token)).DetailsJson.ShouldContain("\"tasks\":\"2\"");
    }

    [Fact]
    public async Task Tasks_of_systems_that_rank_here_are_exported_too()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var made = await world.MakeAsync(world.Ask(4));

        var file = (await ExportAsync(world, world.Lead, made.Id)).Value!;

        var read = TaskFile.Read(Encoding.UTF8.GetString(file.Content));
        read.Problems.ShouldBeEmpty();
        read.Tasks.All.Count.ShouldBe(4);
        read.Tasks.All.ShouldAllBe(task => task.A.Count + task.B.Count > 0);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Only_leads_check_and_export_and_nobody_while_they_judge_in_it()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var made = await world.MakeAsync(world.Ask(4));
        var both = await world.AddPersonAsync("bea", ["lead", "reviewer"]);
        var own = await world.MakeAsync(world.Ask(4, 0, both));

        (await PreviewAsync(world, world.Rita, Csv)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await ExportAsync(world, world.Rita, made.Id)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await ExportAsync(world, both, own.Id)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await ExportAsync(world, world.Lead, Guid.NewGuid())).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Every_wrong_line_is_named_and_nothing_is_taken()
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.AddCasesAsync(1, row => (row.Key, row.Classification) = ("SECRET-1", 3));
        var csv = string.Join(
            '\n',
            "case,old,new",
            "R-1,call,wipe",
            ",call,wipe",
            "R-1,wipe,call",
            "NO-1,call,wipe",
            "SECRET-1,call,wipe",
            "R-2,,",
            "R-3,call|call,wipe",
            "R-4,a|b|c|d|e|f|g|h|i|j|k,wipe",
            "R-5,call",
            "R-6,call||ask,wipe"
        );

        var preview = (await PreviewAsync(world, world.Lead, csv)).Value!;

        preview.Tasks.ShouldBeNull();
        preview
            .Problems.Select(problem => $"{problem.Line} {problem.Words}")
            .ShouldBe([
                "3 The key of the case is missing.",
                "4 R-1 is in line 2 already.",
                "5 There is no case NO-1, or you may not view it.",
                "6 There is no case SECRET-1, or you may not view it.",
                "7 Neither system suggests anything.",
                "8 The list of old has a suggestion twice.",
                "9 The list of old has more than 10 suggestions.",
                "10 has 2 cells instead of 3.",
                "11 The list of old has an empty suggestion.",
            ]);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("case,only\nR-1,call", 1)]
    [InlineData("key,old,new\nR-1,call,wipe", 1)]
    [InlineData("case,old,Old\nR-1,call,wipe", 1)]
    [InlineData("case,old,new", 1)]
    [InlineData("{\"case\":\"R-1\",\"old\":[\"call\"],\"new\":[\"wipe\"]}\n{\"case\":\"R-2\",\"old\":[\"call\"]}", 2)]
    [InlineData(
        "{\"case\":\"R-1\",\"old\":[\"call\"],\"new\":[\"wipe\"]}\n\n{\"case\":\"R-2\",\"old\":[\"call\"],\"other\":[\"wipe\"]}",
        3
    )]
    [InlineData("{\"case\":\"R-1\",\"old\":[\"call\"],\"new\":[\"wipe\"]}\nnot json", 2)]
    [InlineData("{\"case\":\"R-1\",\"old\":[\"call\"],\"new\":[3]}", 1)]
    public void File_of_another_form_is_refused_at_its_line(string text, int line) =>
        TaskFile.Read(text).Problems.ShouldHaveSingleItem().Line.ShouldBe(line);

    [Fact]
    public void Same_tasks_are_read_from_both_forms()
    {
        var csv = TaskFile.Read("\ufeff" + Csv);
        var json = TaskFile.Read(string.Concat(csv.Tasks.All.Select(task => TaskFile.Line(csv.Tasks, task))));

        csv.Problems.Concat(json.Problems).ShouldBeEmpty();
        json.Tasks.All.SelectMany(task => task.A.Concat(task.B).Prepend(task.Case))
            .ShouldBe(csv.Tasks.All.SelectMany(task => task.A.Concat(task.B).Prepend(task.Case)));
    }

    [Fact]
    public async Task Suggestions_that_the_catalog_does_not_have_are_counted()
    {
        await using var world = await ReviewWorld.CreateAsync();

        var preview = (await PreviewAsync(world, world.Lead, Csv)).Value!;

        preview.OnlyTitles.ShouldBe(2, "two of them are neither keys nor titles of published actions");
    }

    [Fact]
    public async Task Lists_of_a_file_are_neither_graded_nor_named_in_the_study()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var tasks = await TasksAsync(world, Csv);
        var ask = world.Ask(10, 0, world.Rita) with { Tasks = tasks };

        (await world.TryMakeAsync(ask with { IsGraded = true })).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await world.TryMakeAsync(ask with { Name = "Is new search better?" })).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await world.TryMakeAsync(ask with { Tasks = tasks with { NameA = "" } })).Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    private static Task<Result<TaskPreview>> PreviewAsync(ReviewWorld world, Actor actor, string text) =>
        world.Desk.Get<PreviewTasks>().RunAsync(actor, text, Token);

    private static async Task<StudyTasks> TasksAsync(ReviewWorld world, string text)
    {
        var preview = (await PreviewAsync(world, world.Lead, text)).Value!;
        preview.Problems.ShouldBeEmpty();
        return preview.Tasks!;
    }

    private static Task<Result<JudgementFile>> ExportAsync(ReviewWorld world, Actor actor, Guid study) =>
        world.Desk.Get<ExportTasks>().RunAsync(actor, study, Token);
}
