using RecsConsole.Database.Codes;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Alternative actions are ordered by how well they fit the case, and show their earlier results here.</summary>
public sealed class AllowedActionsTests
{
    [Fact]
    public async Task Before_any_advice_steps_stand_by_their_titles()
    {
        await using var world = await DeskWorld.CreateAsync();

        var titles = (await ListAsync(world)).Select(action => action.Title).ToList();

        titles.ShouldBe(titles.Order(StringComparer.CurrentCultureIgnoreCase));
    }

    [Fact]
    public async Task What_usually_comes_next_stands_first_and_what_was_done_says_so()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        (await ListAsync(world))[0].Key.ShouldBe("ask");

        var notice = new RespondToSlateRequest(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "notice")
        {
            IsConfirmed = true,
        };
        (await world.RespondAsync(notice)).IsOk.ShouldBeTrue();
        await world.RecommendAsync();

        var done = (await ListAsync(world)).Where(action => action.Past is not null).ShouldHaveSingleItem();
        (done.Key, done.Past!.IsReaders, done.Past.HasFailed).ShouldBe(("notice", true, false));
    }

    [Fact]
    public async Task Step_that_waits_for_approval_is_not_offered_again()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        (await ListAsync(world)).ShouldContain(action => action.Key == "wipe");
        var request = new RespondToSlateRequest(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "wipe")
        {
            Note = "The disk is broken",
        };
        (await world.RespondAsync(request)).Value!.IsPendingApproval.ShouldBeTrue();

        var refused = await world
            .Get<ListRefusedActions>()
            .RunAsync(world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken);

        (await ListAsync(world)).ShouldNotContain(action => action.Key == "wipe");
        refused.Value!.Single(action => action.Key == "wipe").Why.ShouldContain("approval");
    }

    private static async Task<IReadOnlyList<AllowedAction>> ListAsync(DeskWorld world) =>
        (await world.Get<ListAllowedActions>().RunAsync(world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken)).Value!;
}
