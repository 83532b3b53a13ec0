using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Undo;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

public sealed class TakenBackTests
{
    [Fact]
    public async Task Step_taken_back_leaves_the_case_as_it_was_and_its_line_in_the_history()
    {
        await using var world = await DeskWorld.CreateAsync();
        var given = await world.AcceptAsync(await world.RecommendAsync(), "ask");
        given.Value!.CanUndo.ShouldBeTrue();

        var undone = await UndoAsync(world, given.Value.ResponseId);

        undone.IsOk.ShouldBeTrue(undone.Error?.Message);
        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Id == world.Here.CaseId)).Status.ShouldBe("new");
        var line = await db.CaseEvents.SingleAsync(row => row.CaseId == world.Here.CaseId);
        (line.Activity, line.Kind).ShouldBe(("ask", CaseEventKind.TakenBack));
        (await db.Responses.SingleAsync()).UndoneAt.ShouldNotBeNull();
        (await db.AuditEntries.CountAsync(row => row.Operation == "response.undo")).ShouldBe(1);
        (await world.RecommendAsync()).Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
    }

    [Fact]
    public async Task Step_can_be_taken_again_after_it_was_taken_back()
    {
        await using var world = await DeskWorld.CreateAsync();
        var given = await world.AcceptAsync(await world.RecommendAsync(), "ask");
        await UndoAsync(world, given.Value!.ResponseId);
        await UndoAsync(world, given.Value.ResponseId); // a repeated request changes nothing

        var again = await world.AcceptAsync(await world.RecommendAsync(), "ask");

        again.IsOk.ShouldBeTrue(again.Error?.Message);
        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Id == world.Here.CaseId)).Status.ShouldBe("working");
        (await db.AuditEntries.CountAsync(row => row.Operation == "response.undo")).ShouldBe(1);
    }

    [Fact]
    public async Task Solution_taken_back_leaves_no_trace_in_the_outcome()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        var solved = await world.AcceptAsync(await world.RecommendAsync(), "fix");

        var undone = await UndoAsync(world, solved.Value!.ResponseId);

        undone.IsOk.ShouldBeTrue(undone.Error?.Message);
        await using var db = world.Open();
        var row = await db.Cases.SingleAsync(found => found.Id == world.Here.CaseId);
        (row.Status, row.IsOpen, row.Reopened).ShouldBe(("working", true, false));
        (row.ResolvedAt, row.ResolvedById, row.Resolution, row.SlaMet).ShouldBe((null, null, null, null));
    }

    [Fact]
    public async Task Reopening_taken_back_brings_the_solution_back()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.AllowReopeningAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        await world.AcceptAsync(await world.RecommendAsync(), "fix");
        var (at, by) = await SolvedAsync(world);
        world.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        var reopened = await world.RespondAsync(
            new(Guid.NewGuid(), decision, ResponseKind.Override, SlateKind.Action, null, DismissReasons.NotUseful, "ask")
        );

        var undone = await UndoAsync(world, reopened.Value!.ResponseId);

        undone.IsOk.ShouldBeTrue(undone.Error?.Message);
        await using var db = world.Open();
        var row = await db.Cases.SingleAsync(found => found.Id == world.Here.CaseId);
        (row.Status, row.IsOpen, row.Reopened, row.Resolution).ShouldBe(("resolved", false, false, "fix"));
        (row.ResolvedAt, row.ResolvedById).ShouldBe((at, by));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Step_stays_when_time_has_passed_or_the_case_moved_on(bool timePassed)
    {
        await using var world = await DeskWorld.CreateAsync();
        var given = await world.AcceptAsync(await world.RecommendAsync(), "ask");
        if (timePassed)
        {
            world.Database.Clock.Advance(UndoWindow.Accepted + TimeSpan.FromSeconds(1));
        }
        else
        {
            await world.AcceptAsync(await world.RecommendAsync(), "fix");
        }

        var undone = await UndoAsync(world, given.Value!.ResponseId);

        undone.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        await using var db = world.Open();
        (await db.CaseEvents.CountAsync(row => row.Kind == CaseEventKind.TakenBack)).ShouldBe(0);
        (await db.Responses.CountAsync(row => row.UndoneAt != null)).ShouldBe(0);
    }

    private static Task<Result<string>> UndoAsync(DeskWorld world, Guid responseId) =>
        world.Get<UndoResponse>().RunAsync(world.Here.Agent, responseId, TestContext.Current.CancellationToken);

    private static async Task<(DateTimeOffset? At, Guid? By)> SolvedAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var row = await db.Cases.SingleAsync(found => found.Id == world.Here.CaseId);
        return (row.ResolvedAt, row.ResolvedById);
    }
}
