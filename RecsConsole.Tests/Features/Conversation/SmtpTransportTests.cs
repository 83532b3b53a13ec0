using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>Mail reaches a real mail server (aiosmtpd, which stores the mails).</summary>
public sealed class SmtpTransportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_arrives_at_a_mail_server()
    {
        await using var server = await MailServer.StartAsync(Token);
        using var mail = new MimeMessage
        {
            Subject = "[T-1] Grüße",
            Body = new TextPart("plain") { Text = "Seit wann?" },
        };
        mail.From.Add(new MailboxAddress("Support", "support@brightline.example"));
        mail.To.Add(new MailboxAddress("Priya Nair", "priya.nair@acme.example"));

        await Transport(server.Port).SendAsync([Guid.NewGuid()], mail, Token);

        var stored = (await server.WaitAsync(1, Token)).ShouldHaveSingleItem();
        (stored.Subject, stored.TextBody!.Trim(), stored.Headers["X-RcptTo"]).ShouldBe(
            ("[T-1] Grüße", "Seit wann?", "priya.nair@acme.example")
        );
    }

    [Fact]
    public async Task Server_that_is_not_there_is_no_final_refusal()
    {
        var mail = new MimeMessage { Body = new TextPart("plain") { Text = "x" } };
        mail.From.Add(new MailboxAddress("", "a@b.example"));
        mail.To.Add(new MailboxAddress("", "c@d.example"));

        var refused = await Should.ThrowAsync<MailException>(() =>
            Transport(MailServer.FreePort()).SendAsync([Guid.NewGuid()], mail, Token)
        );

        refused.IsFinal.ShouldBeFalse();
    }

    private static SmtpTransport Transport(int port) =>
        new(
            Options.Create(
                new MailOptions
                {
                    Host = "127.0.0.1",
                    Port = port,
                    Security = SecureSocketOptions.None,
                    From = "support@brightline.example",
                }
            ),
            // the server is on this machine: no region is read
            new OutboundRegions(null!, null!, Options.Create(new DestinationOptions()), TimeProvider.System),
            new ServerCertificates(Options.Create(new OutboundOptions()), NullLogger<ServerCertificates>.Instance)
        );
}
