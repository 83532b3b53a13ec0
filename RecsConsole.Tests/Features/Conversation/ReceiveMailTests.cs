using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Conversation.Attachments;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A mail of the customer is added to the case once, moves a waiting case, and notifies its assignee.</summary>
public sealed class ReceiveMailTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mail_is_taken_once_and_who_has_the_case_is_told()
    {
        await using var desk = await ConversationDesk.CreateAsync();

        var first = await ReceiveAsync(desk, Mail("Re: [T-1] Printer jams", "It still jams.\n\nOn Monday Ana wrote:\n> Does it jam?\n"));
        var second = await ReceiveAsync(desk, Mail("Re: [T-1] Printer jams", "It still jams.\n\nOn Monday Ana wrote:\n> Does it jam?\n"));

        (first.Value, second.Value).ShouldBe(("T-1", "T-1"));
        await using var db = desk.World.Open();
        var row = await db.Messages.SingleAsync(Token);
        (row.Direction, row.Text, row.ContactName).ShouldBe((MessageDirection.Inbound, "It still jams.", "Priya Nair"));
        var news = await db.InboxItems.SingleAsync(Token);
        (news.RecipientId, news.Kind, news.Text).ShouldBe((desk.World.Here.Agent.PersonId, InboxKind.Written, "It still jams."));
        (await db.Cases.SingleAsync(each => each.Id == desk.CaseId, Token)).CustomerWroteAt.ShouldBe(row.At);
    }

    [Fact]
    public async Task Answer_moves_a_case_that_waited_for_it()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var workflow = db.Workflows.Single();
                workflow.CustomerAnswer = "customer-replied";
                workflow.DefinitionJson = workflow.DefinitionJson.Replace(
                    "\"transitions\":[",
                    "\"transitions\":[{\"actionKey\":\"customer-replied\",\"from\":\"new\",\"observedCount\":0,\"to\":\"working\"},",
                    StringComparison.Ordinal
                );
            }
        );

        await ReceiveAsync(desk, Mail("[T-1] x", "Here it is."));

        await using var db = desk.World.Open();
        (await db.Cases.SingleAsync(each => each.Id == desk.CaseId, Token)).Status.ShouldBe("working");
        var happened = await db.CaseEvents.SingleAsync(each => each.CaseId == desk.CaseId, Token);
        (happened.Activity, happened.Kind, happened.FromState, happened.ToState).ShouldBe(
            ("customer-replied", CaseEventKind.System, "new", "working")
        );
    }

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied", true)]
    [InlineData("Auto-Submitted", "no", false)]
    [InlineData("Precedence", "bulk", true)]
    public async Task Note_of_absence_is_kept_answers_nothing_and_wakes_no_case(string header, string value, bool isAutomatic)
    {
        await using var desk = await ConversationDesk.CreateAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Id == desk.CaseId).LookAgainAt = desk.World.Database.Clock.GetUtcNow().AddDays(1)
        );
        var mail = Mail("[T-1] Away", "I am away until Monday.");
        mail.Headers.Add(header, value);

        await ReceiveAsync(desk, mail);

        await using var db = desk.World.Open();
        (await db.Messages.SingleAsync(Token)).Text.ShouldStartWith("I am away");
        ((await db.Cases.SingleAsync(each => each.Id == desk.CaseId, Token)).CustomerWroteAt is null).ShouldBe(isAutomatic);
        ((await db.Cases.SingleAsync(each => each.Id == desk.CaseId, Token)).LookAgainAt is null).ShouldBe(!isAutomatic);
    }

    [Theory]
    [InlineData("no key")]
    [InlineData("[T-999] unknown")]
    public async Task Mail_that_names_no_case_of_the_tenant_is_refused_in_words(string subject)
    {
        await using var desk = await ConversationDesk.CreateAsync();

        var result = await ReceiveAsync(desk, Mail(subject, "Hello."));

        result.Error!.Message.ShouldContain(subject);
        await using var db = desk.World.Open();
        (await db.Messages.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Files_are_kept_by_type_and_given_out_to_who_may_see_the_case_only()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        var builder = new BodyBuilder { TextBody = "See the files." };
        builder.Attachments.Add("log.txt", Encoding.UTF8.GetBytes("line"));
        builder.Attachments.Add("setup.exe", [1, 2, 3]);
        builder.Attachments.Add("scan.pdf", Encoding.UTF8.GetBytes("<html>no pdf</html>"));

        await ReceiveAsync(desk, Mail("[T-1] x", "", builder.ToMessageBody()));

        await using var db = desk.World.Open();
        (await db.Messages.SingleAsync(Token)).Text.ShouldBe(
            "See the files.\n\n(Not kept because of their type, size or number: setup.exe, scan.pdf)"
        );
        var file = await db.Attachments.SingleAsync(Token);
        var read = desk.World.Get<ReadAttachment>();
        var mine = await read.RunAsync(desk.World.Here.Agent, file.Id, Token);
        var theirs = await read.RunAsync(desk.World.Elsewhere.Agent, file.Id, Token);
        var stranger = await read.RunAsync(new Actor(desk.World.Here.TenantId, Guid.NewGuid()), file.Id, Token);
        (mine.Value!.Name, Encoding.UTF8.GetString(mine.Value.Content)).ShouldBe(("log.txt", "line"));
        (theirs.Error!.Kind, stranger.Error!.Kind).ShouldBe((ErrorKind.NotFound, ErrorKind.NotFound));
    }

    [Theory]
    [InlineData("Fine.\n\n-----Original Message-----\nFrom: Ana", "Fine.")]
    [InlineData("Fine.\n> quoted above\nand below.", "Fine.\n> quoted above\nand below.")]
    [InlineData("> only quoted", "> only quoted")]
    public void Letter_below_the_answer_is_left_out(string text, string newest) => MailText.NewestOf(Mail("x", text)).ShouldBe(newest);

    [Fact]
    public void Mail_of_html_alone_is_read_as_text()
    {
        var mail = Mail("x", "", new TextPart("html") { Text = "<p>It <b>works</b>.</p><script>alert(1)</script>" });

        MailText.NewestOf(mail).ShouldStartWith("It works.");
    }

    private static Task<Result<string>> ReceiveAsync(ConversationDesk desk, MimeMessage mail) =>
        desk.World.Get<ReceiveMail>().RunAsync(Actor.Job(desk.World.Here.TenantId), mail, Token);

    private static MimeMessage Mail(string subject, string text, MimeEntity? body = null)
    {
        var mail = new MimeMessage
        {
            Subject = subject,
            MessageId = "a1@acme.example",
            Body = body ?? new TextPart("plain") { Text = text },
        };
        mail.From.Add(new MailboxAddress("Priya Nair", ConversationDesk.Address));
        mail.To.Add(new MailboxAddress("", "support@brightline.example"));
        return mail;
    }
}
