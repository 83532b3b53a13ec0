using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Features.Approvals;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.NotShown;

/// <summary>While a decision waits for a second person, its opposite is neither suggested nor carried out, with the reason.</summary>
[Trait("Req", "R106")]
public sealed class OppositeStepTests
{
    private const string Why = "\"Do wipe\" waits for the approval of a supervisor; that is decided first";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opposite_of_a_waiting_step_is_not_suggested_and_the_list_says_what_waits_for_whom()
    {
        await using var world = await WorldAsync();
        var first = await world.RecommendAsync();
        first.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
        (await world.AcceptAsync(first, "wipe")).Value.ShouldNotBeNull().IsPendingApproval.ShouldBeTrue();

        var shown = await world.RecommendAsync(first.DecisionId);
        var view = (
            await world.Get<ReadNotShown>().RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, SlateKind.Action), Token)
        ).Value.ShouldNotBeNull();

        shown.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "ask");
        shown.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "notice", "what decides nothing stays");
        var held = view.Reasons.Single(reason => reason.Words == "Another decision waits for approval and comes first");
        held.Items.Single(item => item.Id == "ask").Note.ShouldBe(Why);
    }

    [Fact]
    public async Task Opposite_on_an_older_screen_is_refused_and_the_search_for_another_step_says_why()
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        await world.AcceptAsync(shown, "wipe");

        var accepted = await world.AcceptAsync(shown, "ask");
        var refused = await world.Get<ListRefusedActions>().RunAsync(world.Here.Agent, world.Here.CaseId, Token);
        var allowed = await world.Get<ListAllowedActions>().RunAsync(world.Here.Agent, world.Here.CaseId, Token);

        accepted.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        accepted.Error.Message.ShouldBe("\"Do wipe\" waits for approval on this case. It has to be decided or withdrawn first.");
        refused.Value!.Single(action => action.Key == "ask").Why.ShouldBe(Why);
        allowed.Value!.ShouldNotContain(action => action.Key == "ask");
        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Id == world.Here.CaseId, Token)).Status.ShouldBe("new");
        (await db.ApprovalRequests.SingleAsync(Token)).Status.ShouldBe(ApprovalStatus.Pending);
    }

    [Fact]
    public async Task Approver_decides_between_two_that_wait()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").Risk = ActionRiskLevel.High);
        var shown = (await desk.World.RecommendAsync()).DecisionId!.Value; // while one waits, the other is no longer suggested
        await desk.RequestAsync("ask", shown);
        var request = await desk.RequestAsync("wipe", shown);
        await desk.World.ChangeAsync(ChangeKind.Catalog, AskDecides);

        var decided = await desk.DecideAsync(desk.Supervisor, request);

        decided.IsOk.ShouldBeTrue(decided.Error?.Message);
        (await desk.FindAsync(request.Id)).Status.ShouldBe(ApprovalStatus.Approved);
    }

    // both lead from new to working, and only one of them can be done
    private static async Task<DeskWorld> WorldAsync()
    {
        var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Catalog, AskDecides);
        return world;
    }

    private static void AskDecides(ConsoleDbContext db) => db.Actions.Single(row => row.Key == "ask").Kind = "fix";
}
