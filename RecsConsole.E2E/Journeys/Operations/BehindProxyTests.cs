using System.Collections.Concurrent;
using System.Net;
using Microsoft.Playwright;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Operations;

/// <summary>The files of docs/operations do what its README says, with a real proxy.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class BehindProxyTests(ProxiedSite site) : Journey, IClassFixture<ProxiedSite>
{
    private const string Secret = "Martha-Quill";

    [Fact]
    public async Task Pages_come_by_https_stay_connected_and_leave_no_search_and_no_secret_in_the_log()
    {
        Assert.SkipWhen(NginxServer.Missing is not null, NginxServer.Missing ?? "");
        await AddAsync("acme", "ana");
        await using var window = await site.Browser.OpenWindowAsync();
        var sockets = new ConcurrentQueue<string>();
        window.Page += (_, opened) => opened.WebSocket += (_, socket) => sockets.Enqueue(socket.Url);

        var page = await SignInAsync(window, site.Proxy.Address.ToString(), "ana");
        await OpenAsync(page, new Uri(site.Proxy.Address, $"/?q={Secret}").ToString());
        using var client = site.Client("127.0.0.21", "192.0.2.1");
        using var link = await client.GetAsync($"/setup/{Secret}");
        using var plain = await client.GetAsync(new Uri($"http://localhost:{site.Proxy.PlainPort}/login"));

        plain.Headers.Location.ShouldBe(new Uri("https://localhost/login"));
        sockets.ShouldNotBeEmpty();
        sockets.ShouldAllBe(address => address.StartsWith($"wss://localhost:{site.Proxy.Port}/_blazor", StringComparison.Ordinal));
        var cookies = await window.CookiesAsync();
        cookies.ShouldNotBeEmpty();
        cookies.ShouldAllBe(cookie => cookie.Secure);
        cookies.ShouldContain(cookie => cookie.Name.StartsWith("__Host-", StringComparison.Ordinal) && cookie.HttpOnly);
        link.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem();
        var log = await site.Proxy.LogAsync();
        log.ShouldContain("GET /setup/- ");
        log.ShouldContain("GET / 200");
        log.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Address_that_guessed_too_often_is_closed_whatever_it_claims_to_be_and_others_are_not()
    {
        Assert.SkipWhen(NginxServer.Missing is not null, NginxServer.Missing ?? "");
        await AddAsync("globex", "bo");
        for (var guess = 0; guess < ProxiedSite.Tries; guess++)
        {
            using var guessing = site.Client("127.0.0.22", $"192.0.2.{guess}");
            using var wrong = await guessing.SignInAsync("bo", $"guess {guess}");
            wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var closed = site.Client("127.0.0.22", "192.0.2.77");
        using var refused = await closed.SignInAsync("bo");
        using var open = site.Client("127.0.0.23", "192.0.2.0");
        using var answered = await open.SignInAsync("bo");

        (await refused.Content.ReadAsStringAsync()).ShouldContain("Too many refused sign-ins from this address");
        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task AddAsync(string tenant, string name) =>
        await Operators.AddAsync(site.Browser.Services, await Operators.AddTenantAsync(site.Browser.Services, tenant), name, "agent");
}
