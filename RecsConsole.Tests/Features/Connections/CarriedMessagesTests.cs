using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Features.Conversation.Replying;
using RecsConsole.Features.Conversation.Sending;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Conversation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>A message to the customer of a case from another system is written on its ticket, once; there is no mail server here.</summary>
public sealed class CarriedMessagesTests
{
    private const string Words = "Please update the driver.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reply_is_written_on_the_ticket_once_for_everybody_to_read()
    {
        await using var desk = await WithTicketAsync();
        var caseId = (await desk.CaseAsync("12")).Id;
        var proposed = await desk.World.Get<ProposeReply>().RunAsync(desk.World.Here.Agent, new(caseId, null, []), Token);
        (proposed.Value!.CanSend, proposed.Value.Address).ShouldBe((true, "Tickets #12"));

        (await SendAsync(desk, ConversationDesk.Letter(Words))).IsOk.ShouldBeTrue();
        (await desk.CarryAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);
        await desk.SyncAsync();

        var entry = desk.Tickets.Tickets["12"].Entries.ShouldHaveSingleItem();
        entry.Text.ShouldStartWith(Words);
        entry.IsPrivate.ShouldBeFalse();
        await using var db = desk.World.Open();
        var message = await db.Messages.SingleAsync(Token);
        (message.Delivery, message.Address, message.DeliveryError).ShouldBe((MessageDelivery.Sent, "Tickets #12", null));
        message.DeliveredAt.ShouldNotBeNull();
        (await db.AuditEntries.CountAsync(row => row.Operation == "deliver.message" && row.Outcome == "done", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task System_that_is_away_gets_it_later_and_the_case_shows_why_it_waits()
    {
        await using var desk = await WithTicketAsync();
        await SendAsync(desk, ConversationDesk.Letter(Words));
        desk.Tickets.IsAway = true;

        (await desk.CarryAsync()).ShouldBe(0);

        (await MessageAsync(desk)).Error.ShouldBe("nobody answers");
        desk.Tickets.IsAway = false;
        (await desk.CarryLaterAsync()).ShouldBe(1);
        var sent = await MessageAsync(desk);
        (sent.Delivery, sent.Error).ShouldBe((MessageDelivery.Sent, null));
    }

    [Fact]
    public async Task Refusal_is_shown_on_the_case_and_told_to_the_author_who_can_send_it_again()
    {
        await using var desk = await WithTicketAsync();
        await SendAsync(desk, ConversationDesk.Letter(Words));
        desk.Tickets.Refusal = "Ticket is closed";

        (await desk.CarryAsync()).ShouldBe(0);

        var refused = await MessageAsync(desk);
        (refused.Delivery, refused.Error).ShouldBe((MessageDelivery.Failed, "Ticket is closed"));
        (await desk.CaseAsync("12")).RepliedAt.ShouldBeNull();
        await using (var db = desk.World.Open())
        {
            var news = await db.InboxItems.SingleAsync(Token);
            (news.RecipientId, news.Kind, news.Text).ShouldBe((desk.World.Here.Agent.PersonId, InboxKind.NotSent, "Ticket is closed"));
        }

        desk.Tickets.Refusal = null;
        var retry = new RetryMessageRequest((await desk.CaseAsync("12")).Id, refused.Id);
        (await desk.World.Get<RetryMessage>().RunAsync(desk.World.Here.Agent, retry, Token)).IsOk.ShouldBeTrue();
        (await desk.CarryAsync()).ShouldBe(1);
        desk.Tickets.Tickets["12"].Entries.Count.ShouldBe(1);
        (await MessageAsync(desk)).Delivery.ShouldBe(MessageDelivery.Sent);
    }

    [Fact]
    public async Task Files_arrive_there_once_with_the_reply_though_the_first_answer_is_lost()
    {
        await using var desk = await WithTicketAsync();
        var letter = ConversationDesk.Letter(Words) with
        {
            Attachments = [new NewAttachment("trace.log", "text/plain", "line"u8.ToArray())],
        };

        (await SendAsync(desk, letter)).IsOk.ShouldBeTrue();
        desk.Tickets.LosesAnswer = true;
        (await desk.CarryAsync()).ShouldBe(0);
        desk.Tickets.LosesAnswer = false;
        (await desk.CarryLaterAsync()).ShouldBe(1);
        await desk.SyncAsync();

        var entry = desk.Tickets.Tickets["12"].Entries.ShouldHaveSingleItem();
        var file = entry.Files.ShouldHaveSingleItem();
        file.Name.ShouldBe("trace.log");
        desk.Tickets.Contents[file.Id].ShouldBe("line"u8.ToArray());
        desk.Tickets.Downloads.ShouldBeEmpty("it is here already");
        await using var db = desk.World.Open();
        (await db.Messages.CountAsync(Token), await db.Attachments.CountAsync(Token)).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("run.exe", "this file type is not allowed")]
    [InlineData("invoice.pdf", "because it is a program")]
    public async Task Hostile_file_is_refused_before_anything_is_sent(string name, string why)
    {
        await using var desk = await WithTicketAsync();
        byte[] program = [(byte)'M', (byte)'Z', 0x90, 0x00, 0x03];
        var letter = ConversationDesk.Letter(Words) with { Attachments = [new NewAttachment(name, "application/pdf", program)] };

        var refused = await SendAsync(desk, letter);

        refused.Error!.Message.ShouldContain(why);
        await using var db = desk.World.Open();
        (await db.Messages.CountAsync(Token), await db.Outbox.CountAsync(Token)).ShouldBe((0, 0));
    }

    private static async Task<Result<string>> SendAsync(TicketDesk desk, OutgoingMessage letter) =>
        await desk.World.Get<SendReply>().RunAsync(desk.World.Here.Agent, new((await desk.CaseAsync("12")).Id, letter), Token);

    private static async Task<ShownMessage> MessageAsync(TicketDesk desk)
    {
        await using var db = desk.World.Open();
        var id = await db.Messages.Select(row => row.Id).SingleAsync(Token);
        return (await ShownMessage.ReadAsync(db, [id], Token))[id];
    }

    private static async Task<TicketDesk> WithTicketAsync()
    {
        var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await desk.SyncAsync();
        return desk;
    }
}
