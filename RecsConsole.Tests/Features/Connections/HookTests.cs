using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors.Events;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Features.Connections.Receiving;
using RecsConsole.Platform.Signatures;
using RecsConsole.Tests.Api;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>A signed event at the address of a connection becomes a case once; everything else is refused and leaves nothing.</summary>
public sealed class HookTests(ApiSite site) : IClassFixture<ApiSite>
{
    private const string Body = """{"ticket":{"id":"7","subject":"Printer jams","status":"Open","priority":"high"}}""";
    private static readonly string s_secret = WebhookSecretForm.Of(Encoding.UTF8.GetBytes("a secret of the tests, 32 bytes!"));
    private static readonly string s_other = WebhookSecretForm.Of(Encoding.UTF8.GetBytes("the secret of somebody else, yes"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signed_event_becomes_a_case_with_status_and_priority()
    {
        var hook = await ConnectAsync("HA");

        using var answer = await PostAsync(hook, "event-1", Body);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = site.OpenDb(site.Here);
        var row = await db.Cases.SingleAsync(each => each.Key == "HA-7", Token);
        (row.Title, row.Status, row.Priority).ShouldBe(("Printer jams", "working", 2));
        var stored = await db.IncomingDeliveries.SingleAsync(each => each.ConnectionId == hook, Token);
        (stored.TicketId, stored.Body, stored.Error).ShouldBe(("7", null, null));
        stored.DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Event_sent_again_is_known_and_replayed_one_is_refused()
    {
        var hook = await ConnectAsync("HB");
        var at = DateTimeOffset.UtcNow.AddSeconds(-30);
        using var first = await PostAsync(hook, "event-1", Body, at);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var replayed = await PostAsync(hook, "event-1", Body, at);
        using var again = await PostAsync(hook, "event-1", Body, at.AddSeconds(10));

        replayed.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = site.OpenDb(site.Here);
        (await db.IncomingDeliveries.CountAsync(each => each.ConnectionId == hook, Token)).ShouldBe(1);
        var row = await db.Cases.SingleAsync(each => each.Key == "HB-7", Token);
        (await db.CaseEvents.CountAsync(each => each.CaseId == row.Id, Token)).ShouldBe(2, "opened, and its status");
    }

    [Theory]
    [InlineData("wrong-signature")]
    [InlineData("no-signature")]
    [InlineData("changed-body")]
    [InlineData("another-id")]
    [InlineData("too-old")]
    [InlineData("from-the-future")]
    [InlineData("no-id")]
    [InlineData("foreign-tenant")]
    [InlineData("no-connection")]
    public async Task What_is_not_genuine_is_refused_and_nothing_is_stored(string what)
    {
        var hook = await ConnectAsync("H" + what.ToUpperInvariant()[..1] + what.Length);
        var before = await CountAsync();
        var now = DateTimeOffset.UtcNow;

        using var request = what switch
        {
            "wrong-signature" => Request(hook, "event-1", Body, now, secret: s_other),
            "no-signature" => Request(hook, "event-1", Body, now, signature: ""),
            "changed-body" => Request(hook, "event-1", Body, now, signed: "{}"),
            "another-id" => Request(hook, "event-1", Body, now, signature: Sign("event-2", now, Body)),
            "too-old" => Request(hook, "event-1", Body, now - WebhookSignature.Tolerance - TimeSpan.FromSeconds(5)),
            "from-the-future" => Request(hook, "event-1", Body, now + WebhookSignature.Tolerance + TimeSpan.FromSeconds(60)),
            "no-id" => Request(hook, "", Body, now),
            "foreign-tenant" => Request(hook, "event-1", Body, now, tenant: site.Elsewhere.TenantId),
            _ => Request(Guid.NewGuid(), "event-1", Body, now),
        };
        using var client = site.Client(key: null);
        using var answer = await client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Body_of_100_MB_is_refused_and_nothing_is_stored()
    {
        var hook = await ConnectAsync("HC");
        var before = await CountAsync();
        using var request = Request(hook, "event-1", Body, DateTimeOffset.UtcNow);
        request.Content = new ByteArrayContent(new byte[100_000_000]);

        using var client = site.Client(key: null);
        using var answer = await client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Connection_that_is_switched_off_takes_nothing()
    {
        var hook = await ConnectAsync("HD", isEnabled: false);
        var before = await CountAsync();

        using var answer = await PostAsync(hook, "event-1", Body);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Event_that_does_not_fit_waits_with_its_error_until_it_is_tried_again()
    {
        var hook = await ConnectAsync("HE");

        using var answer = await PostAsync(hook, "event-1", """{"ticket":{"subject":"no number"}}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var list = await site.Services.GetRequiredService<ListConnections>().RunAsync(site.Admin, Token);
        var events = list.Value!.Lines.Single(line => line.Id == hook).Events!;
        (events.Arrived, events.Waiting, events.Failed.Single().CanRetry).ShouldBe((1, 1, true));
        var retried = await site.Services.GetRequiredService<RetryReceived>().RunAsync(site.Admin, new(hook, "event-1"), Token);
        retried.IsOk.ShouldBeTrue(retried.Error?.Message);
        (await site.TrailAsync("retry.received")).ShouldNotBeEmpty();
        await using var db = site.OpenDb(site.Here);
        var row = await db.IncomingDeliveries.SingleAsync(each => each.ConnectionId == hook, Token);
        row.Body!.ShouldNotContain("no number");
        row.Attempts.ShouldBeLessThanOrEqualTo(PendingDeliveries.MaxAttempts);
    }

    [Fact]
    public async Task Event_whose_content_was_forgotten_is_taken_when_it_is_sent_again()
    {
        var hook = await ConnectAsync("HF");
        var at = DateTimeOffset.UtcNow.AddSeconds(-30);
        using var first = await PostAsync(hook, "event-1", """{"ticket":{"subject":"no number"}}""", at);
        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await using (var forgetting = site.OpenDb(site.Here))
        {
            (await forgetting.IncomingDeliveries.SingleAsync(each => each.ConnectionId == hook, Token)).Body = null;
            await forgetting.SaveChangesAsync(Token);
        }

        using var again = await PostAsync(hook, "event-1", Body, at.AddSeconds(10));

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = site.OpenDb(site.Here);
        (await db.Cases.CountAsync(each => each.Key == "HF-7", Token)).ShouldBe(1);
    }

    private async Task<Guid> ConnectAsync(string prefix, bool isEnabled = true)
    {
        var request = new SaveConnectionRequest(
            null,
            0,
            "Events " + prefix,
            EventTickets.KindKey,
            "https://tickets.example/hook",
            s_secret,
            null,
            prefix,
            "ticket",
            null
        )
        {
            Statuses = [new StatusPair("Open", "Open", "working"), new StatusPair("Done", "Done", "resolved")],
            Mapping = TicketMapping.Standard.Write(),
            IsEnabled = isEnabled,
        };
        var saved = await site.Services.GetRequiredService<SaveConnection>().RunAsync(site.Admin, request, Token);
        saved.IsOk.ShouldBeTrue(saved.Error?.Message);
        return saved.Value;
    }

    private async Task<HttpResponseMessage> PostAsync(Guid hook, string id, string body, DateTimeOffset? at = null)
    {
        using var client = site.Client(key: null);
        using var request = Request(hook, id, body, at ?? DateTimeOffset.UtcNow);
        return await client.SendAsync(request, Token);
    }

    private HttpRequestMessage Request(
        Guid hook,
        string id,
        string body,
        DateTimeOffset at,
        string? secret = null,
        string? signed = null,
        string? signature = null,
        Guid? tenant = null
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, ReceivingRoutes.PathOf(tenant ?? site.Here.TenantId, hook))
        {
            Content = ApiSite.Json(body),
        };
        request.Headers.TryAddWithoutValidation(WebhookSignature.IdHeader, id);
        request.Headers.TryAddWithoutValidation(WebhookSignature.TimestampHeader, WebhookSignature.Seconds(at));
        var header = signature ?? WebhookSignature.Of([secret ?? s_secret], id, at, signed ?? body);
        request.Headers.TryAddWithoutValidation(WebhookSignature.SignatureHeader, header);
        return request;
    }

    private static string Sign(string id, DateTimeOffset at, string body) => WebhookSignature.Of([s_secret], id, at, body);

    private async Task<(int Events, int Cases)> CountAsync()
    {
        await using var db = site.OpenDb(site.Here);
        await using var elsewhere = site.OpenDb(site.Elsewhere);
        return (
            await db.IncomingDeliveries.CountAsync(Token) + await elsewhere.IncomingDeliveries.CountAsync(Token),
            await db.Cases.CountAsync(Token) + await elsewhere.Cases.CountAsync(Token)
        );
    }
}
