using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>
/// A policy overrides people's choices, also for an alternative to a suggestion and after a change between suggestion and response.
/// </summary>
public sealed class PolicyStopTests
{
    private const string Forbidding =
        """[{"caseTypes":[],"issueTypes":["printer"],"states":["new"],"requires":[],"forbids":["fix"],"documents":[]}]""";

    [Fact]
    [Trait("Req", "R50")]
    public async Task Override_cannot_choose_what_a_policy_forbids_for_the_case()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await ForbidAsync(world);

        var chosen = await OverrideAsync(world, shown, "fix");
        var offered = await world.Get<ListAllowedActions>().RunAsync(world.Here.Agent, world.Here.CaseId, CancellationToken.None);

        chosen.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        chosen.Error.Message.ShouldBe("The policy \"Printing policy\" does not allow \"Do fix\" for this case. Nothing was changed.");
        offered.Value!.Select(action => action.Key).ShouldNotContain("fix");
        await using var db = world.Open();
        (await db.CaseEvents.CountAsync(row => row.CaseId == world.Here.CaseId)).ShouldBe(0);
        (await db.AuditEntries.CountAsync(row => row.Outcome == "denied")).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R50")]
    public async Task Action_whose_policy_ended_is_neither_shown_nor_taken()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").PolicyKey = "printing");
        var shown = await world.RecommendAsync();
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db => db.Policies.Single(row => row.Key == "printing").EffectiveTo = DateTimeOffset.UtcNow.AddYears(-2)
        );

        var taken = await world.AcceptAsync(shown, "ask");
        var after = await world.RecommendAsync();

        taken.Error!.Message.ShouldContain("which is not in force");
        after.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "ask");
    }

    [Fact]
    [Trait("Req", "R105")]
    public async Task Medium_risk_is_taken_only_by_who_confirmed_it()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var card = shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "notice");

        var without = await world.RespondAsync(Accept(shown, "notice", isConfirmed: false));
        var with = await world.RespondAsync(Accept(shown, "notice", isConfirmed: true));

        card.AsksToConfirm.ShouldBeTrue();
        without.Error!.Message.ShouldContain("Confirm");
        with.Error.ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R110")]
    public async Task Card_of_a_price_says_that_it_only_asks_for_it()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").AffectsPrice = true);

        var shown = await world.RecommendAsync();
        var taken = await world.AcceptAsync(shown, "ask");

        shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask").WaitsForApproval.ShouldBeTrue();
        taken.Value!.IsPendingApproval.ShouldBeTrue();
    }

    private static RespondToSlateRequest Accept(ShownDecision shown, string action, bool isConfirmed) =>
        new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, action, IsConfirmed: isConfirmed);

    private static Task ForbidAsync(DeskWorld world) =>
        world.ChangeAsync(ChangeKind.Catalog, db => db.Policies.Single(row => row.Key == "printing").RulesJson = Forbidding);

    private static Task<Result<ResponseOutcome>> OverrideAsync(DeskWorld world, ShownDecision shown, string action) =>
        world.RespondAsync(
            new(
                Guid.NewGuid(),
                shown.DecisionId!.Value,
                ResponseKind.Override,
                SlateKind.Action,
                shown.Slate(SlateKind.Action).Items[0].Id,
                DismissReasons.NotUseful,
                action,
                IsConfirmed: true
            )
        );
}
