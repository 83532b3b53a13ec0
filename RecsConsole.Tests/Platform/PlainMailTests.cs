using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Features.Conversation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>The mails that the console writes by itself.</summary>
public sealed class PlainMailTests
{
    private static readonly PlainLetter s_letter = new("test", "ana@brightline.example", "2 things wait")
    {
        Lead = "Two things wait.",
        Link = "https://console.example/work",
        Parts = [new("Cases", [new("BR-1", "https://console.example/cases/BR-1"), new("BR-2", null)]), new("Nothing of this kind", [])],
        Stop = new("You wanted this mail.", "https://console.example/settings"),
    };

    private readonly TestMail _mail = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mail_has_its_paragraphs_its_lists_and_how_to_stop_it()
    {
        (await SendAsync(s_letter)).ShouldBe(MailOutcome.Sent);

        var mail = _mail.Taken.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("2 things wait");
        mail.To.Mailboxes.Single().Address.ShouldBe("ana@brightline.example");
        mail.From.Mailboxes.Single().Address.ShouldBe(_mail.From);
        mail.TextBody!.ReplaceLineEndings("\n")
            .ShouldBe(
                """
                Two things wait.

                https://console.example/work

                Cases
                - BR-1
                  https://console.example/cases/BR-1
                - BR-2

                You wanted this mail.
                https://console.example/settings

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public async Task Every_mail_says_that_it_is_automatic_and_one_that_comes_again_how_to_leave()
    {
        await SendAsync(s_letter);
        await SendAsync(s_letter with { Stop = null });
        await SendAsync(s_letter with { Stop = new("You wanted this mail.", "/settings") });

        _mail.Taken.Count.ShouldBe(3);
        _mail.Taken.ShouldAllBe(mail => mail.Headers["Auto-Submitted"] == "auto-generated");
        _mail.Taken.Select(mail => (string?)mail.Headers["List-Unsubscribe"]).ShouldBe(["<https://console.example/settings>", null, null]);
    }

    [Theory]
    [InlineData(false, MailOutcome.Later)]
    [InlineData(true, MailOutcome.Refused)]
    public async Task Failure_is_returned_as_passing_or_final(bool isFinal, MailOutcome outcome)
    {
        _mail.Refusal = new MailException("no") { IsFinal = isFinal };

        (await SendAsync(s_letter)).ShouldBe(outcome);
    }

    [Fact]
    public async Task Bad_address_is_refused_a_folder_delivers_nothing_and_without_server_nothing_is_sent()
    {
        (await SendAsync(s_letter with { To = "nobody at all <" })).ShouldBe(MailOutcome.Refused);
        _mail.Delivers = false;
        (await SendAsync(s_letter)).ShouldBe(MailOutcome.InFolder);
        _mail.IsOpen = false;
        (await SendAsync(s_letter)).ShouldBe(MailOutcome.NoServer);
    }

    private Task<MailOutcome> SendAsync(PlainLetter letter) =>
        new PlainMail(_mail, NullLogger<PlainMail>.Instance).SendAsync([Guid.NewGuid()], letter, Token);
}
