using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Residency;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>Mail reaches a real mail server (aiosmtpd, which stores the mails).</summary>
public sealed class SmtpTransportTests
{
    private const string Python = "/usr/bin/python3";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_arrives_at_a_mail_server()
    {
        Assert.SkipUnless(await HasServerAsync(), "python3-aiosmtpd is not installed: there is no mail server to send to.");
        var folder = Directory.CreateTempSubdirectory("recs-mail");
        var port = FreePort();
        using var server = Process.Start(
            Python,
            ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Mailbox", folder.FullName + "/box"]
        );
        try
        {
            var mail = new MimeMessage
            {
                Subject = "[T-1] Grüße",
                Body = new TextPart("plain") { Text = "Seit wann?" },
            };
            mail.From.Add(new MailboxAddress("Support", "support@brightline.example"));
            mail.To.Add(new MailboxAddress("Priya Nair", "priya.nair@acme.example"));
            await SendAsync(port, mail);

            var stored = await MimeMessage.LoadAsync(Directory.GetFiles(folder.FullName + "/box/new").Single(), Token);
            (stored.Subject, stored.TextBody!.Trim(), stored.Headers["X-RcptTo"]).ShouldBe(
                ("[T-1] Grüße", "Seit wann?", "priya.nair@acme.example")
            );
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(Token);
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Server_that_is_not_there_is_no_final_refusal()
    {
        var mail = new MimeMessage { Body = new TextPart("plain") { Text = "x" } };
        mail.From.Add(new MailboxAddress("", "a@b.example"));
        mail.To.Add(new MailboxAddress("", "c@d.example"));

        var refused = await Should.ThrowAsync<MailException>(() => Transport(FreePort()).SendAsync([Guid.NewGuid()], mail, Token));

        refused.IsFinal.ShouldBeFalse();
    }

    // Retries, because the server needs a moment to start listening.
    private static async Task SendAsync(int port, MimeMessage mail)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Transport(port).SendAsync([Guid.NewGuid()], mail, Token);
                return;
            }
            catch (MailException) when (attempt < 50)
            {
                await Task.Delay(200, Token);
            }
        }
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
            new OutboundRegions(null!, null!, Options.Create(new DestinationOptions()), TimeProvider.System)
        );

    private static async Task<bool> HasServerAsync()
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var asked = Process.Start(
            new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true, UseShellExecute = false }
        )!;
        await asked.WaitForExitAsync(Token);
        return asked.ExitCode == 0;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
