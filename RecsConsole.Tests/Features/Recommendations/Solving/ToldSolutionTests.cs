using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Solving;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Solving;

/// <summary>A person who brings a case to its solution states how it was solved.</summary>
public sealed class ToldSolutionTests
{
    private const string Words = "The proxy cut the token; a new rule lets it through.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Solution_without_a_word_is_refused_and_nothing_changes()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");

        var result = await SolveAsync(world, new("  ", null));

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Id == world.Here.CaseId, Token)).Status.ShouldBe("working");
        (await db.Notes.CountAsync(Token)).ShouldBe(0);
        (await db.Responses.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Words_and_the_step_that_solved_it_are_kept_with_the_case()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");

        var result = await SolveAsync(world, new(Words, "ask"));

        result.IsOk.ShouldBeTrue(result.Error?.Message);
        await using var db = world.Open();
        var row = await db.Cases.SingleAsync(found => found.Id == world.Here.CaseId, Token);
        row.Resolution.ShouldBe("ask");
        var note = await db.Notes.SingleAsync(Token);
        (note.Id, note.Text, note.AuthorId).ShouldBe((row.SolutionNoteId!.Value, Words, world.Here.Agent.PersonId));
        var line = await db.CaseEvents.SingleAsync(each => each.CaseId == row.Id && each.Activity == "fix", Token);
        line.AttributesJson.ShouldContain(note.Id.ToString("D"));
        line.AttributesJson.ShouldNotContain("proxy"); // the words are personal, and attributes are not encrypted
    }

    [Fact]
    public async Task Step_that_was_not_done_cannot_have_solved_it()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");

        var result = await SolveAsync(world, new(Words, "call"));

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Nobody_is_asked_at_a_step_that_brings_no_solution()
    {
        await using var world = await DeskWorld.CreateAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        var result = await world
            .Get<RespondToSlate>()
            .RunAsync(world.Here.Agent, new(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Action, "ask"), Token);

        result.IsOk.ShouldBeTrue(result.Error?.Message);
    }

    [Fact]
    public async Task Taken_back_solution_leaves_none_and_a_reopening_taken_back_brings_it_back()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.AllowReopeningAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        var solved = await SolveAsync(world, new(Words, "ask"));
        await UndoAsync(world, solved.Value!.ResponseId);
        (await ReadAsync(world)).ShouldBe((null, null));

        var again = await SolveAsync(world, new(Words, "ask"));
        world.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        var reopened = await world.RespondAsync(
            new(
                Guid.NewGuid(),
                (await world.RecommendAsync()).DecisionId!.Value,
                ResponseKind.Override,
                SlateKind.Action,
                null,
                DismissReasons.NotUseful,
                "ask"
            )
        );
        (await ReadAsync(world)).ShouldBe((null, null));
        await UndoAsync(world, reopened.Value!.ResponseId);

        (await ReadAsync(world)).ShouldBe((again.Value!.ResponseId, "ask"));
    }

    [Fact]
    public async Task Question_names_what_was_done_and_the_likeliest_first()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");

        var asked = await world.Get<ReadSolutionQuestion>().RunAsync(world.Here.Agent, new(world.Here.CaseId, "fix"), Token);

        asked.Value!.Steps.Select(step => step.Key).ShouldBe(["ask"]);
        asked.Value.Likely.ShouldBe("ask");
    }

    /// <summary>What is chosen beforehand and nobody corrects is learned, so that takes more than being the last step.</summary>
    [Theory]
    [InlineData("wipe", "wipe", "ask,wipe")] // work on the problem
    [InlineData("wipe,back", "ask", "ask,wipe")] // known not to have helped
    [InlineData("notice,hand", null, "ask,notice,hand")] // neither works on the problem, and whoever was called may have solved it
    public async Task Only_work_that_is_not_known_to_have_failed_is_chosen_beforehand(string then, string? likely, string steps)
    {
        await using var world = await DeskWorld.CreateAsync();
        await AddAsync(world, ["ask", .. then.Split(',')]);

        var asked = await world.Get<ReadSolutionQuestion>().RunAsync(world.Here.Agent, new(world.Here.CaseId, "fix"), Token);

        asked.Value!.Steps.Select(step => step.Key).Order(StringComparer.Ordinal).ShouldBe(steps.Split(',').Order(StringComparer.Ordinal));
        asked.Value.Likely.ShouldBe(likely);
    }

    // each step as its workflow has it; "back" is an event that takes the case to where it was
    private static async Task AddAsync(DeskWorld world, string[] activities)
    {
        await using var db = world.Open();
        db.Add(new DeskCatalog(world.Here.TenantId, world.Database.Clock.GetUtcNow()).Action("hand", "escalate", ActionRiskLevel.Low));
        var row = await db.Cases.SingleAsync(found => found.Id == world.Here.CaseId, Token);
        for (var i = 0; i < activities.Length; i++)
        {
            var isBack = activities[i] == "back";
            db.Add(
                new CaseEventRow
                {
                    TenantId = row.TenantId,
                    CaseId = row.Id,
                    Ordinal = i + 1,
                    EventKey = $"{row.Id:N}-{i}",
                    Activity = activities[i],
                    Kind = isBack ? CaseEventKind.System : CaseEventKind.Action,
                    ActorId = isBack ? null : world.Here.Agent.PersonId,
                    At = row.OpenedAt.AddMinutes(i + 1),
                    FromState =
                        activities[i] is "ask" ? "new"
                        : isBack ? "checked"
                        : "working",
                    ToState = activities[i] is "wipe" ? "checked" : "working",
                    AttributesJson = "{}",
                }
            );
        }

        row.Status = "working";
        await db.SaveChangesAsync(Token);
    }

    private static async Task<Result<ResponseOutcome>> SolveAsync(DeskWorld world, StepSolution told) =>
        await world.RespondAsync(
            new(Guid.NewGuid(), (await world.RecommendAsync()).DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "fix")
            {
                Solution = told,
            }
        );

    private static Task<Result<string>> UndoAsync(DeskWorld world, Guid responseId) =>
        world.Get<UndoResponse>().RunAsync(world.Here.Agent, responseId, Token);

    private static async Task<(Guid? Note, string? Resolution)> ReadAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var row = await db.Cases.SingleAsync(found => found.Id == world.Here.CaseId, Token);
        return (row.SolutionNoteId, row.Resolution);
    }
}
