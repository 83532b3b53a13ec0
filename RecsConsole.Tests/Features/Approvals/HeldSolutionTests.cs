using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>A case whose solution waits for approval is not solved without saying how: it is told with the request.</summary>
public sealed class HeldSolutionTests
{
    private const string Words = "A wiped device synchronised again.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_for_a_step_that_solves_the_case_is_refused_without_a_solution()
    {
        await using var desk = await OpenAsync();

        var refused = await AskAsync(desk, solution: null);

        refused.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = desk.World.Open();
        (await db.ApprovalRequests.CountAsync(Token), await db.Notes.CountAsync(Token)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Solution_stands_with_the_request_and_is_recorded_with_the_approved_step()
    {
        await using var desk = await OpenAsync();
        var request = await RequestAsync(desk);
        (await desk.ReadAsync(desk.Supervisor, request)).Value!.Solution.ShouldBe(Words);

        (await desk.DecideAsync(desk.Supervisor, request)).IsOk.ShouldBeTrue();

        await using var db = desk.World.Open();
        var step = await db.CaseEvents.SingleAsync(row => row.CaseId == request.CaseId && row.Activity == "wipe", Token);
        CaseEvents.AttributesOf(step)[CaseEvents.NoteAttribute].ShouldBe(request.Id.ToString("D"));
        (await db.Notes.SingleAsync(note => note.Id == request.Id, Token)).Text.ShouldBe(Words);
        (await db.Cases.SingleAsync(row => row.Id == request.CaseId, Token)).ResolvedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Solution_of_a_rejected_request_is_a_draft_of_its_author_again()
    {
        await using var desk = await OpenAsync();
        var request = await RequestAsync(desk);

        (await desk.DecideAsync(desk.Supervisor, request, ApprovalVerdict.Reject, "Too early.")).IsOk.ShouldBeTrue();

        await using var db = desk.World.Open();
        (await db.Notes.CountAsync(Token)).ShouldBe(0);
        var draft = await db.TextDrafts.SingleAsync(Token);
        (draft.PersonId, draft.Form, draft.Subject, draft.Text).ShouldBe(
            (desk.Agent.PersonId, DraftForms.Solution, request.CaseId.ToString("D"), Words)
        );
    }

    // the desk with a high-risk step that solves the case
    private static async Task<ApprovalDesk> OpenAsync()
    {
        var desk = await ApprovalDesk.OpenAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var workflow = db.Workflows.Single();
                workflow.DefinitionJson = workflow.DefinitionJson.Replace(
                    "\"actionKey\":\"wipe\",\"from\":\"new\",\"observedCount\":0,\"to\":\"working\"",
                    "\"actionKey\":\"wipe\",\"from\":\"new\",\"observedCount\":0,\"to\":\"resolved\"",
                    StringComparison.Ordinal
                );
            }
        );
        return desk;
    }

    private static async Task<ApprovalRequestRow> RequestAsync(ApprovalDesk desk)
    {
        var asked = await AskAsync(desk, new(Words, null));
        asked.Value.ShouldNotBeNull(asked.Error?.Message).IsPendingApproval.ShouldBeTrue();
        return await desk.FindAsync(asked.Value!.ResponseId);
    }

    private static async Task<Result<ResponseOutcome>> AskAsync(ApprovalDesk desk, StepSolution? solution)
    {
        var shown = await desk.World.RecommendAsync();
        var request = new RespondToSlateRequest(
            Guid.CreateVersion7(),
            shown.DecisionId!.Value,
            ResponseKind.Override,
            SlateKind.Action,
            ItemId: null,
            DismissReasons.NotUseful,
            "wipe",
            "The customer asked for it."
        )
        {
            Solution = solution,
        };
        return await desk.Get<RespondToSlate>().RunAsync(desk.Agent, request, Token);
    }
}
