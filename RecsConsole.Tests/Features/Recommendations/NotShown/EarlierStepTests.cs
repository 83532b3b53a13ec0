using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.NotShown;

/// <summary>A step that builds on others is neither suggested nor carried out before one of them was done, and says which.</summary>
public sealed class EarlierStepTests
{
    private const string Why = "Possible after one of these: Do notice";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Step_is_left_out_until_one_before_it_is_done()
    {
        await using var world = await DeskWorld.CreateAsync();
        await AskNeedsNoticeAsync(world);
        var first = await world.RecommendAsync();
        var view = (
            await world.Get<ReadNotShown>().RunAsync(world.Here.Agent, new(first.DecisionId!.Value, SlateKind.Action), Token)
        ).Value.ShouldNotBeNull();
        var refused = await world.Get<ListRefusedActions>().RunAsync(world.Here.Agent, world.Here.CaseId, Token);

        var notice = new RespondToSlateRequest(Guid.NewGuid(), first.DecisionId.Value, ResponseKind.Accept, SlateKind.Action, "notice")
        {
            IsConfirmed = true,
        };
        (await world.RespondAsync(notice)).IsOk.ShouldBeTrue();
        var second = await world.RecommendAsync(first.DecisionId);

        first.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "ask");
        first.Slate(SlateKind.Action).Excluded.ShouldContain(each => each.Code == "earlier_step_missing");
        var held = view.Reasons.Single(reason => reason.Words == "No step that it builds on was done yet");
        held.Items.ShouldHaveSingleItem().Note.ShouldBe(Why);
        refused.Value!.Single(action => action.Key == "ask").Why.ShouldBe(Why);
        second.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
    }

    [Fact]
    public async Task Step_on_an_older_screen_is_refused_and_nothing_happens()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        shown.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
        await AskNeedsNoticeAsync(world);

        var accepted = await world.AcceptAsync(shown, "ask");

        accepted.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        accepted.Error.Message.ShouldBe("\"Do ask\" needs one of these steps first: Do notice. Nothing was changed.");
        await using var db = world.Open();
        (await db.CaseEvents.CountAsync(row => row.CaseId == world.Here.CaseId, Token)).ShouldBe(0);
    }

    private static Task AskNeedsNoticeAsync(DeskWorld world) =>
        world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").EarlierSteps = ["notice"]);
}
