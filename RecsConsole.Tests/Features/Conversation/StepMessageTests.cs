using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A step that contacts the customer and its letter are one operation.</summary>
public sealed class StepMessageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Step_that_writes_to_the_customer_asks_for_the_letter_and_sends_it_with_the_step()
    {
        await using var desk = await DeskAsync();
        var shown = await desk.World.RecommendAsync();
        shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask").Form.ShouldBe(StepForm.Message);

        var done = await TakeAsync(desk, shown, ConversationDesk.Letter("Since when?", "When?"));

        done.Value!.Message.ShouldEndWith("Your message to Priya Nair is on its way.");
        done.Value.CanUndo.ShouldBeFalse();
        await using var db = desk.World.Open();
        var letter = await db.Messages.SingleAsync(Token);
        (letter.ActionKey, letter.Delivery, letter.Text).ShouldBe(("ask", MessageDelivery.ToSend, "Since when?"));
        var step = await db.CaseEvents.SingleAsync(row => row.CaseId == desk.CaseId, Token);
        CaseMessages.MessageOf(CaseEvents.AttributesOf(step)).ShouldBe(letter.Id);
        (await db.Cases.SingleAsync(row => row.Id == desk.CaseId, Token)).RepliedAt.ShouldBe(step.At);
    }

    [Fact]
    public async Task Letter_that_only_goes_to_a_folder_is_not_said_to_be_on_its_way()
    {
        await using var desk = await DeskAsync();
        desk.Mail.Delivers = false;

        var done = await TakeAsync(desk, await desk.World.RecommendAsync(), ConversationDesk.Letter("Since when?", "When?"));
        var sent = await desk.SendAsync(ConversationDesk.Letter("And where?"));

        done.Value!.Message.ShouldContain("Your message to Priya Nair was saved to the mail folder");
        done.Value.CanUndo.ShouldBeFalse();
        sent.Value.ShouldBe("Saved to the mail folder for Priya Nair; not delivered");
    }

    [Fact]
    public async Task Letter_with_a_gap_stops_the_step()
    {
        await using var desk = await DeskAsync();

        var done = await TakeAsync(desk, await desk.World.RecommendAsync(), ConversationDesk.Letter("Until [day].", "Until [day]."));

        done.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = desk.World.Open();
        (await db.Messages.CountAsync(Token), await db.Responses.CountAsync(Token)).ShouldBe((0, 0));
        (await db.Cases.SingleAsync(row => row.Id == desk.CaseId, Token)).Status.ShouldBe("new");
    }

    [Fact]
    public async Task Step_whose_letter_is_on_its_way_stays()
    {
        await using var desk = await DeskAsync();
        var done = await TakeAsync(desk, await desk.World.RecommendAsync(), ConversationDesk.Letter("Since when?"));

        var undone = await desk.World.Get<UndoResponse>().RunAsync(desk.World.Here.Agent, done.Value!.ResponseId, Token);

        undone.Error!.Message.ShouldContain("on its way");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Step_that_was_done_elsewhere_is_taken_back_with_what_was_said(bool isTold)
    {
        await using var desk = await DeskAsync();
        var said = isTold ? ConversationDesk.Letter("He will send it.", isSent: false) : null;
        var done = await TakeAsync(desk, await desk.World.RecommendAsync(), said);

        var undone = await desk.World.Get<UndoResponse>().RunAsync(desk.World.Here.Agent, done.Value!.ResponseId, Token);

        undone.IsOk.ShouldBeTrue(undone.Error?.Message);
        await using var db = desk.World.Open();
        (await db.Messages.CountAsync(Token)).ShouldBe(0);
        (await db.Cases.SingleAsync(row => row.Id == desk.CaseId, Token)).RepliedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Step_that_reaches_nobody_takes_no_letter()
    {
        await using var desk = await DeskAsync(isContact: false);

        var done = await TakeAsync(desk, await desk.World.RecommendAsync(), ConversationDesk.Letter("Since when?"));

        done.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    private static async Task<ConversationDesk> DeskAsync(bool isContact = true)
    {
        var desk = await ConversationDesk.CreateAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db => db.Actions.Where(row => row.Key == "ask").ToList().ForEach(row => row.IsCustomerContact = isContact)
        );
        return desk;
    }

    private static Task<Result<ResponseOutcome>> TakeAsync(ConversationDesk desk, ShownDecision shown, OutgoingMessage? message) =>
        desk.World.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "ask", IsConfirmed: true)
            {
                Message = message,
            }
        );
}
