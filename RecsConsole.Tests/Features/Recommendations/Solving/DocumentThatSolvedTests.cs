using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Text;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Solving;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Solving;

/// <summary>A document that is named as the solution of a case.</summary>
public sealed class DocumentThatSolvedTests
{
    private const string Words = "The proxy cut the token; a new rule lets it through.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Solution_counts_its_document_as_used_and_as_useful_and_names_it_in_the_history()
    {
        await using var world = await OpenAsync();

        var result = await SolveAsync(world, "guide");

        result.IsOk.ShouldBeTrue(result.Error?.Message);
        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Id == world.Here.CaseId, Token)).Status.ShouldBe("resolved");
        (await db.CaseDocuments.SingleAsync(row => row.CaseId == world.Here.CaseId, Token)).DocumentKey.ShouldBe("guide");
        var said = await db.Responses.SingleAsync(row => row.ItemKind == ItemKind.Document, Token);
        (said.Kind, said.ItemId, said.Rank.HasValue).ShouldBe((ResponseKind.Accept, "guide", true));
        var line = await db.CaseEvents.SingleAsync(row => row.CaseId == world.Here.CaseId && row.Activity == "fix", Token);
        ReportedSolution.DocumentIn(CaseEvents.AttributesOf(line)).ShouldBe("guide");
        (await db.AuditEntries.CountAsync(row => row.DetailsJson.Contains(said.Id.ToString()), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Step_that_was_not_suggested_needs_no_reason_because_nothing_is_passed_over()
    {
        await using var world = await OpenAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        var request = new RespondToSlateRequest(Guid.NewGuid(), decision, ResponseKind.Override, SlateKind.Action, null)
        {
            ChosenActionKey = "fix",
            IsConfirmed = true,
            Solution = new(Words, null) { Document = new(decision, "guide", 1) },
        };

        var result = await world.RespondAsync(request);
        var other = await world.RespondAsync(request with { ResponseId = Guid.NewGuid(), Solution = new(Words, null) });

        result.IsOk.ShouldBeTrue(result.Error?.Message);
        other.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Taken_back_solution_takes_back_what_it_said_of_the_document()
    {
        await using var world = await OpenAsync();
        var solved = await SolveAsync(world, "guide");

        var undone = await world.Get<UndoResponse>().RunAsync(world.Here.Agent, solved.Value!.ResponseId, Token);

        undone.IsOk.ShouldBeTrue(undone.Error?.Message);
        await using var db = world.Open();
        (await db.CaseDocuments.CountAsync(row => row.CaseId == world.Here.CaseId, Token)).ShouldBe(0);
        (await db.Responses.CountAsync(row => row.UndoneAt == null, Token)).ShouldBe(1); // the question asked before
    }

    [Fact]
    public async Task Use_and_usefulness_that_were_said_before_stay_when_the_solution_is_taken_back()
    {
        await using var world = await OpenAsync();
        var shown = await world.RecommendAsync();
        await world.RespondAsync(new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Document, "guide"));
        world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var solved = await SolveAsync(world, "guide");

        await world.Get<UndoResponse>().RunAsync(world.Here.Agent, solved.Value!.ResponseId, Token);

        await using var db = world.Open();
        (await db.CaseDocuments.CountAsync(row => row.CaseId == world.Here.CaseId, Token)).ShouldBe(1);
        (await db.Responses.CountAsync(row => row.ItemKind == ItemKind.Document && row.UndoneAt == null, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task What_solved_the_case_is_out_of_date_no_longer()
    {
        await using var world = await OpenAsync();
        var shown = await world.RecommendAsync();
        var dismissal = new RespondToSlateRequest(
            Guid.NewGuid(),
            shown.DecisionId!.Value,
            ResponseKind.Dismiss,
            SlateKind.Document,
            "guide",
            DismissReasons.OutdatedDocument,
            Note: "The screens look different."
        );
        await world.RespondAsync(dismissal);
        world.Database.Clock.Advance(TimeSpan.FromMinutes(1));

        var solved = await SolveAsync(world, "guide", shown.DecisionId!.Value);

        solved.IsOk.ShouldBeTrue(solved.Error?.Message);
        await using var db = world.Open();
        (await db.Responses.SingleAsync(row => row.Id == dismissal.ResponseId, Token)).UndoneAt.ShouldNotBeNull();
        (await db.DocumentReports.SingleAsync(Token)).Status.ShouldBe(DocumentReportStatus.Undone);
        (await db.AuditEntries.CountAsync(row => row.Operation == "response.undo", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Document_that_was_not_suggested_or_may_not_be_read_any_more_solves_nothing()
    {
        await using var world = await OpenAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        var unseen = await SolveAsync(world, "secret", decision);
        await world.ChangeAsync(ChangeKind.Document, db => db.Documents.Single(row => row.Key == "guide").Acl = ["role:supervisor"]);
        var denied = await SolveAsync(world, "guide", decision);

        unseen.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        denied.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Id == world.Here.CaseId, Token)).Status.ShouldBe("working");
        (await db.CaseDocuments.CountAsync(row => row.CaseId == world.Here.CaseId, Token)).ShouldBe(0);
        (
            await db.AuditEntries.CountAsync(row => row.Operation == "response.accept" && row.Outcome == AuditOutcomes.Denied, Token)
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Step_that_solves_nothing_names_no_document()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var decision = shown.DecisionId!.Value;

        var result = await world.RespondAsync(
            new(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Action, "ask")
            {
                Solution = new(Words, null) { Document = new(decision, "guide", 1) },
            }
        );

        result.Error!.Message.ShouldContain("does not solve the case");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("role:supervisor", false)]
    public async Task Question_proposes_the_words_of_the_document_to_whoever_may_read_it(string? acl, bool proposes)
    {
        await using var world = await OpenAsync();
        await world.ChangeAsync(ChangeKind.Document, db => db.Documents.Single(row => row.Key == "guide").Acl = acl is null ? [] : [acl]);
        var request = new ReadSolutionQuestionRequest(world.Here.CaseId, "fix") { Document = new("guide", 1, new PassageSpan(18, 60)) };

        var asked = await world.Get<ReadSolutionQuestion>().RunAsync(world.Here.Agent, request, Token);

        (asked.Value!.Proposal?.StartsWith("Solved with “Printer jams: guide”, version 1:\n", StringComparison.Ordinal) == true).ShouldBe(
            proposes
        );
    }

    private static async Task<DeskWorld> OpenAsync()
    {
        var world = await DeskWorld.CreateAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        return world;
    }

    private static async Task<Result<ResponseOutcome>> SolveAsync(DeskWorld world, string document, Guid? suggestedIn = null)
    {
        var decision = suggestedIn ?? (await world.RecommendAsync()).DecisionId!.Value;
        return await world.RespondAsync(
            new(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Action, "fix")
            {
                Solution = new(Words, "ask") { Document = new(decision, document, 1) },
            }
        );
    }
}
