using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.NotShown;

/// <summary>The list and the search for another step explain why something is not suggested; hidden items are only counted.</summary>
public sealed class NotShownTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_left_out_stands_with_its_reason_and_all_of_it_is_counted()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        await DismissAsync(world, first, "ask");
        var shown = await world.RecommendAsync(first.DecisionId);

        var view = (await ReadAsync(world, world.Here.Agent, shown, SlateKind.Action)).Value!;

        view.Reasons.Single(reason => reason.Words == "Dismissed by you").Items.ShouldHaveSingleItem().Id.ShouldBe("ask");
        view.Reasons.ShouldContain(reason => reason.Words == "It is for another role");
        var slate = shown.Slate(SlateKind.Action);
        (view.Reasons.Sum(reason => reason.Items.Count) + view.Unseen).ShouldBe(slate.Excluded.Sum(each => each.Count));
        view.All.ShouldBe(slate.Excluded.Sum(each => each.Count) + slate.FurtherDown, "the card and its list count the same");
        view.Reasons.Select(reason => reason.Words).ShouldBeUnique();
    }

    [Fact]
    public async Task Reader_brings_back_what_they_dismissed_and_nobody_else_does()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        await DismissAsync(world, first, "ask");
        var shown = await world.RecommendAsync(first.DecisionId);
        var item = (await ReadAsync(world, world.Here.Agent, shown, SlateKind.Action))
            .Value!.Reasons.SelectMany(each => each.Items)
            .Single(each => each.Id == "ask");

        var response = item.Dismissals.ShouldHaveSingleItem();
        var stranger = new Actor(world.Here.TenantId, world.Here.Expert);
        (await world.Get<UndoResponse>().RunAsync(stranger, response, Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await world.Get<UndoResponse>().RunAsync(world.Here.Agent, response, Token)).IsOk.ShouldBeTrue();
        (await world.Get<UndoResponse>().RunAsync(world.Here.Agent, response, Token)).IsOk.ShouldBeTrue();

        var again = await world.RecommendAsync(shown.DecisionId);
        again.Slate(SlateKind.Action).Items.ShouldContain(each => each.Id == "ask");
        var left = (await ReadAsync(world, world.Here.Agent, again, SlateKind.Action)).Value!.Reasons.SelectMany(each => each.Items);
        left.ShouldAllBe(each => each.Dismissals.Count == 0);
        await using var db = world.Open();
        (
            await db.AuditEntries.CountAsync(entry => entry.Operation == "response.undo" && entry.Outcome == AuditOutcomes.Done, Token)
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Document_that_may_not_be_read_is_counted_without_its_title_or_reason()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        var document = first.Slate(SlateKind.Document).Items[0];
        await DismissAsync(world, first, document.Id, SlateKind.Document);
        var shown = await world.RecommendAsync(first.DecisionId);
        (await ReadAsync(world, world.Here.Agent, shown, SlateKind.Document)).Value!.Reasons.ShouldContain(reason =>
            reason.Items.Any(item => item.Id == document.Id)
        );

        await world.ChangeAsync(
            ChangeKind.Document,
            db =>
            {
                foreach (var row in db.Documents.Where(row => row.Key == document.Id))
                {
                    row.Classification = 3;
                }
            }
        );
        var view = (await ReadAsync(world, world.Here.Agent, shown, SlateKind.Document)).Value!;

        view.Reasons.ShouldNotContain(reason => reason.Items.Any(item => item.Id == document.Id));
        view.Unseen.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Another_tenant_is_told_nothing()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        (await ReadAsync(world, world.Elsewhere.Agent, shown, SlateKind.Action)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await world.Get<ListRefusedActions>().RunAsync(world.Elsewhere.Agent, world.Here.CaseId, Token)).IsOk.ShouldBeFalse();
    }

    [Fact]
    public async Task Action_that_may_not_be_done_now_says_what_stands_against_it()
    {
        await using var world = await DeskWorld.CreateAsync();

        var refused = (await world.Get<ListRefusedActions>().RunAsync(world.Here.Agent, world.Here.CaseId, Token)).Value!;
        var allowed = (await world.Get<ListAllowedActions>().RunAsync(world.Here.Agent, world.Here.CaseId, Token)).Value!;

        refused.Single(action => action.Key == "fix").Why.ShouldBe("Not possible in the state \"New\". Possible in: Working");
        refused.Single(action => action.Key == "price").Why.ShouldBe("It is for another role");
        refused.Select(action => action.Key).Intersect(allowed.Select(action => action.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Action_that_may_be_done_says_why_it_is_not_among_the_suggestions()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await DismissAsync(world, shown, "ask");
        await world.RecommendAsync(shown.DecisionId);

        var allowed = (await world.Get<ListAllowedActions>().RunAsync(world.Here.Agent, world.Here.CaseId, Token)).Value!;

        allowed[^1].ShouldSatisfyAllConditions(last => last.Key.ShouldBe("ask"), last => last.WhyNotSuggested.ShouldBe("Dismissed by you"));
    }

    private static Task<Result<NotShownView>> ReadAsync(DeskWorld world, Actor actor, ShownDecision shown, SlateKind kind) =>
        world.Get<ReadNotShown>().RunAsync(actor, new(shown.DecisionId!.Value, kind), Token);

    private static async Task DismissAsync(DeskWorld world, ShownDecision shown, string id, SlateKind kind = SlateKind.Action) =>
        (
            await world.RespondAsync(
                new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Dismiss, kind, id, DismissReasons.NotApplicable)
            )
        ).IsOk.ShouldBeTrue();
}
