using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Conversation.Sending;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A message is sent once and retried while the server is unavailable; after the last try its author is notified.</summary>
public sealed class DeliverMessagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_goes_out_once_with_key_title_and_name()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        var letter = ConversationDesk.Letter("Since when?") with { Attachments = [new("log.txt", "text/plain", "line"u8.ToArray())] };
        await desk.SendAsync(letter);

        (await DeliverAsync(desk)).ShouldBe(1);
        (await DeliverAsync(desk)).ShouldBe(0);

        var mail = desk.Mail.Taken.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("[T-1] Printer jams T-1");
        mail.To.ToString().ShouldBe($"\"Priya Nair\" <{ConversationDesk.Address}>");
        (mail.TextBody!.Trim(), mail.MessageId).ShouldBe(("Since when?", $"{letter.Id:N}@brightline.example"));
        mail.Attachments.Single().ContentDisposition!.FileName.ShouldBe("log.txt");
        await using var db = desk.World.Open();
        var row = await db.Messages.SingleAsync(Token);
        (row.Delivery, row.DeliveredAt is null, row.DeliveryError).ShouldBe((MessageDelivery.Sent, false, null));
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "deliver.message" && entry.Outcome == "done", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Server_that_is_away_is_asked_again_later()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        await desk.SendAsync(ConversationDesk.Letter("Since when?"));
        desk.Mail.Refusal = new MailException("Connection refused");

        await DeliverAsync(desk);
        desk.Mail.Refusal = null;
        var tooSoon = await DeliverAsync(desk);
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        var later = await DeliverAsync(desk);

        (tooSoon, later).ShouldBe((0, 1));
        desk.Mail.Taken.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 6)]
    public async Task Letter_that_is_refused_is_given_up_and_its_writer_is_told(bool isFinal, int attempts)
    {
        await using var desk = await ConversationDesk.CreateAsync();
        await desk.SendAsync(ConversationDesk.Letter("Since when?"));
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            row => row.Cases.Single(each => each.Id == desk.CaseId).LookAgainAt = desk.World.Database.Clock.GetUtcNow().AddDays(30)
        );
        desk.Mail.Refusal = new MailException("550 no such mailbox") { IsFinal = isFinal };

        for (var i = 0; i < 10; i++)
        {
            await DeliverAsync(desk);
            desk.World.Database.Clock.Advance(TimeSpan.FromHours(5));
        }

        await using var db = desk.World.Open();
        var row = await db.Messages.SingleAsync(Token);
        (row.Delivery, row.Attempts, row.DeliveryError).ShouldBe((MessageDelivery.Failed, attempts, "550 no such mailbox"));
        var news = await db.InboxItems.SingleAsync(Token);
        (news.RecipientId, news.Kind, news.Text).ShouldBe((desk.World.Here.Agent.PersonId, InboxKind.NotSent, "550 no such mailbox"));
        (await db.Cases.SingleAsync(each => each.Id == desk.CaseId, Token)).RepliedAt.ShouldBeNull("what never arrived answers nothing");
        (await db.Cases.SingleAsync(each => each.Id == desk.CaseId, Token)).LookAgainAt.ShouldBeNull("nobody waits for an answer to it");
    }

    [Fact]
    public async Task Letter_that_was_given_up_is_sent_again_to_the_address_of_now()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        var letter = ConversationDesk.Letter("Since when?");
        await desk.SendAsync(letter);
        desk.Mail.Refusal = new MailException("550 no such mailbox") { IsFinal = true };
        await DeliverAsync(desk);
        desk.Mail.Refusal = null;
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Id == desk.CaseId).ContactAddress = "new@acme.example"
        );

        var again = await desk.World.Get<RetryMessage>().RunAsync(desk.World.Here.Agent, new(desk.CaseId, letter.Id), Token);
        await DeliverAsync(desk);

        again.IsOk.ShouldBeTrue(again.Error?.Message);
        await using var db = desk.World.Open();
        (await db.Cases.SingleAsync(each => each.Id == desk.CaseId, Token)).RepliedAt.ShouldBe((await db.Messages.SingleAsync(Token)).At);
        desk.Mail.Taken.Single().To.Mailboxes.Single().Address.ShouldBe("new@acme.example");
    }

    [Fact]
    public async Task Address_that_is_none_is_given_up_and_the_next_letter_goes_out()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Id == desk.CaseId).ContactAddress = "not an address"
        );
        var bad = ConversationDesk.Letter("Lost.");
        await desk.SendAsync(bad);
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Id == desk.CaseId).ContactAddress = ConversationDesk.Address
        );
        await desk.SendAsync(ConversationDesk.Letter("Found."));

        (await DeliverAsync(desk)).ShouldBe(1);

        desk.Mail.Taken.Single().TextBody!.Trim().ShouldBe("Found.");
        await using var db = desk.World.Open();
        (await db.Messages.SingleAsync(row => row.Id == bad.Id, Token)).Delivery.ShouldBe(MessageDelivery.Failed);
    }

    [Fact]
    public async Task Letter_of_a_customer_who_was_erased_meanwhile_is_not_sent()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        await desk.SendAsync(ConversationDesk.Letter("Since when?"));
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db =>
                db.SubjectKeys.Where(key => key.SubjectKey == "acme")
                    .ToList()
                    .ForEach(key => key.DestroyedAt = desk.World.Database.Clock.GetUtcNow())
        );

        (await DeliverAsync(desk)).ShouldBe(0);

        desk.Mail.Taken.ShouldBeEmpty();
        await using var db = desk.World.Open();
        (await db.Messages.SingleAsync(Token)).Delivery.ShouldBe(MessageDelivery.Failed);
    }

    [Fact]
    public async Task Without_a_way_out_nothing_is_touched()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        await desk.SendAsync(ConversationDesk.Letter("Since when?"));
        desk.Mail.IsOpen = false;

        (await DeliverAsync(desk)).ShouldBe(0);

        await using var db = desk.World.Open();
        (await db.Messages.SingleAsync(Token)).Attempts.ShouldBe(0);
    }

    private static Task<int> DeliverAsync(ConversationDesk desk) =>
        desk.World.Get<DeliverMessages>().RunAsync(desk.World.Here.TenantId, Token);
}
