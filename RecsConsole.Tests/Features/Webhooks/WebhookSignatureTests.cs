using System.Diagnostics;
using RecsConsole.Features.Webhooks;
using RecsConsole.Platform.Signatures;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Webhooks;

/// <summary>The libraries of Standard Webhooks 1.0 accept the signatures.</summary>
public sealed class WebhookSignatureTests
{
    private const string Body = """{"type":"test","data":{"webhook":"Zażółć"}}""";

    // The library throws on a wrong signature, so the exit code differs.
    private const string Verify = """
        const { Webhook } = require("standardwebhooks");
        const [secret, body, id, timestamp, signature] = process.argv.slice(1);
        new Webhook(secret).verify(body, { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature });
        """;

    [Fact]
    public async Task Library_of_the_standard_accepts_what_is_signed_here_and_nothing_that_was_changed()
    {
        var packages = Environment.GetEnvironmentVariable("RECS_TEST_OIDC");
        Assert.SkipUnless(
            packages is not null && Directory.Exists(Path.Combine(packages, "node_modules", "standardwebhooks")),
            "RECS_TEST_OIDC names no folder with the npm package standardwebhooks: there is no library of a receiver to check with."
        );
        var (old, present, at) = (WebhookSecrets.New(), WebhookSecrets.New(), DateTimeOffset.UtcNow);
        var signed = WebhookSignature.Of([present, old], "event-1", at, Body);

        (await VerifyAsync(packages, present, Body, at, signed)).ShouldBeTrue();
        (await VerifyAsync(packages, old, Body, at, signed)).ShouldBeTrue();
        (await VerifyAsync(packages, WebhookSecrets.New(), Body, at, signed)).ShouldBeFalse();
        (await VerifyAsync(packages, present, Body.Replace("test", "step", StringComparison.Ordinal), at, signed)).ShouldBeFalse();
        (await VerifyAsync(packages, present, Body, at.AddSeconds(1), signed)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqTwUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_not base64")]
    public void Secret_of_another_form_is_refused(string secret) => Should.Throw<FormatException>(() => WebhookSecretForm.Bytes(secret));

    private static async Task<bool> VerifyAsync(string packages, string secret, string body, DateTimeOffset at, string signature)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = packages,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "-e", Verify, secret, body, "event-1", WebhookSignature.Seconds(at), signature })
        {
            start.ArgumentList.Add(argument);
        }

        using var node = Process.Start(start)!;
        await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return node.ExitCode == 0;
    }
}
