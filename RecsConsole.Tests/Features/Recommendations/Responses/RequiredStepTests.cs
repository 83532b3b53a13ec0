using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Features.Recommendations.Feedback;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Responses;

/// <summary>A step that a policy requires can be left out only with a reason that others read.</summary>
public sealed class RequiredStepTests
{
    private const string Required = "notice";
    private const string Why = "The landlord has already been told.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task Reason_from_the_menu_alone_is_refused_and_changes_nothing(string? note)
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var shown = await world.RecommendAsync();

        var result = await DismissAsync(world, shown, note);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldBe("A policy requires this step. Say in your own words why it is not done.");
        await using var db = world.Open();
        (await db.Responses.CountAsync(Token)).ShouldBe(0);
        (await db.CaseEvents.CountAsync(row => row.CaseId == world.Here.CaseId, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task It_stands_in_the_timeline_stays_above_the_list_and_reaches_who_answers_for_the_case()
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var supervisor = await FeedbackDesk.AddAsync(world, "supervisor", team: "one");

        var result = await DismissAsync(world, await world.RecommendAsync(), Why);

        result.IsOk.ShouldBeTrue(result.Error?.Message);
        var declined = (await world.RecommendAsync()).Memory.Declined.ShouldHaveSingleItem();
        (declined.Title, declined.Why, declined.IsReaders).ShouldBe(("Do notice", Why, true));
        var line = (await LinesAsync(world)).ShouldHaveSingleItem();
        (line.What, line.Note).ShouldBe(("did not do the required step \"Do notice\"", Why));
        await using var db = world.Open();
        var news = await db.InboxItems.SingleAsync(row => row.Kind == InboxKind.RequiredDeclined, Token);
        (news.RecipientId, news.Reference, news.Text).ShouldBe((supervisor.PersonId, Required, Why));
    }

    [Fact]
    public async Task It_is_told_until_the_step_is_done()
    {
        await using var world = await FeedbackDesk.CreateAsync();
        await DismissAsync(world, await world.RecommendAsync(), Why);
        var later = world.Database.Clock.GetUtcNow().AddMinutes(5);
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
                CaseEvents.Append(
                    db,
                    db.Cases.Single(row => row.Id == world.Here.CaseId),
                    new("done-after-all", Required, CaseEventKind.Action, world.Here.Expert, later) { FromState = "new", ToState = "new" }
                )
        );
        world.Database.Clock.Set(later.AddMinutes(1));

        (await world.RecommendAsync()).Memory.Declined.ShouldBeEmpty();
    }

    [Fact]
    public async Task Undo_puts_the_step_back_and_says_so()
    {
        await using var world = await FeedbackDesk.CreateAsync();
        await FeedbackDesk.AddAsync(world, "supervisor", team: "one");
        var declined = await DismissAsync(world, await world.RecommendAsync(), Why);

        var undone = await world.Get<UndoResponse>().RunAsync(world.Here.Agent, declined.Value!.ResponseId, Token);

        undone.IsOk.ShouldBeTrue(undone.Error?.Message);
        var after = await world.RecommendAsync();
        after.Memory.Declined.ShouldBeEmpty();
        after.Slate(SlateKind.Action).Items[0].Id.ShouldBe(Required);
        (await LinesAsync(world)).ShouldContain(each => each.What == "put the required step \"Do notice\" back in the list");
        await using var db = world.Open();
        (await db.InboxItems.CountAsync(row => row.Kind == InboxKind.RequiredDeclined, Token)).ShouldBe(0);
    }

    [Fact]
    public void Other_systems_cannot_send_such_events()
    {
        CaseActivities.IsOurs(CaseActivities.RequiredDeclined).ShouldBeTrue();
        CaseActivities.IsOurs(CaseActivities.RequiredBack).ShouldBeTrue();
    }

    private static Task<Result<ResponseOutcome>> DismissAsync(DeskWorld world, ShownDecision shown, string? note) =>
        world.RespondAsync(
            new(
                Guid.NewGuid(),
                shown.DecisionId!.Value,
                ResponseKind.Dismiss,
                SlateKind.Action,
                Required,
                DismissReasons.NotApplicable,
                Note: note
            )
        );

    private static async Task<IReadOnlyList<TimelineLine>> LinesAsync(DeskWorld world)
    {
        var list = ActivatorUtilities.CreateInstance<ListCaseEvents>(world.Database.Services);
        return (await list.RunAsync(world.Here.Agent, new(world.Here.CaseId, default, 10), Token)).Value!.Lines;
    }
}
