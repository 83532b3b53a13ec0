using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Api;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Embed;

/// <summary>A token opens the panel of one case once, for one person, in frames of one parent site, and nothing else.</summary>
public sealed class EmbedTokenTests(EmbedSite site) : IClassFixture<EmbedSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_opens_its_case_in_frames_of_its_parent_without_a_cookie()
    {
        using var browser = site.Browser();

        using var answer = await browser.GetAsync(await site.AddressAsync(), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain(EmbedSite.CaseTitle);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith($"frame-ancestors {EmbedSite.Parent}");
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await site.Api.TrailAsync("open.embed")).ShouldContain(row =>
            row.ActorId == site.Api.Here.Agent.PersonId && row.Outcome == "done"
        );
    }

    [Fact]
    public async Task Token_that_was_used_opens_nothing()
    {
        using var browser = site.Browser();
        var address = await site.AddressAsync();
        (await browser.GetAsync(address, Token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await ExpectRefusedAsync(browser, address, "used", EmbedSite.Parent);
    }

    [Fact]
    public async Task Of_two_requests_with_one_token_one_opens()
    {
        using var browser = site.Browser();
        var address = await site.AddressAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.GetAsync(address, Token)));

        answers.Count(each => each.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(each => each.StatusCode == HttpStatusCode.Forbidden).ShouldBe(3);
    }

    [Fact]
    public async Task Token_with_another_secret_opens_nothing_and_may_be_framed_by_nobody()
    {
        using var browser = site.Browser();
        var address = await site.AddressAsync();

        await ExpectRefusedAsync(browser, address[..^4] + "AAAA", "secret", "'none'");

        (await browser.GetAsync(address, Token)).StatusCode.ShouldBe(HttpStatusCode.OK); // the right token still works
    }

    [Fact]
    public async Task Token_that_was_not_used_within_five_minutes_opens_nothing()
    {
        using var browser = site.Browser();
        var address = await site.AddressAsync();
        await ChangeAsync(row =>
        {
            (row.OpenBefore - row.CreatedAt).ShouldBe(TimeSpan.FromMinutes(5));
            row.OpenBefore = DateTimeOffset.UtcNow.AddSeconds(-1);
        });

        await ExpectRefusedAsync(browser, address, "expired", EmbedSite.Parent);
    }

    [Fact]
    public async Task Token_of_one_case_opens_no_other()
    {
        using var browser = site.Browser();
        var address = await site.AddressAsync();

        await ExpectRefusedAsync(browser, address.Replace("/T-1", "/T-2", StringComparison.Ordinal), "case", EmbedSite.Parent);
    }

    [Fact]
    public async Task Token_of_a_revoked_key_opens_nothing()
    {
        using var browser = site.Browser();
        var (key, client) = await site.Api.MakeAsync(site.Api.Here.Agent, ApiScopes.Embed);
        var address = await site.AddressAsync(client);
        await RevokeAsync(key);

        await ExpectRefusedAsync(browser, address, "key", EmbedSite.Parent);
    }

    [Fact]
    public async Task Token_of_somebody_who_left_opens_nothing()
    {
        using var browser = site.Browser();
        var person = await site.Api.AddPersonAsync("leaver", "agent");
        await SetEmailAsync(person.PersonId, "leaver@tickets.example");
        var (_, client) = await site.Api.MakeAsync(await site.Api.AddPersonAsync("holder", "agent"), ApiScopes.Embed);
        using var asked = await site.AskAsync(
            client,
            new
            {
                @case = "T-1",
                person = "LEAVER@tickets.example",
                parent = EmbedSite.Parent,
            }
        );
        var address = (await ApiSite.ReadAsync(asked)).GetProperty("address").GetString()!;
        await using (var db = site.Api.OpenDb(site.Api.Here))
        {
            (await db.People.SingleAsync(row => row.Id == person.PersonId, Token)).IsActive = false;
            await db.SaveChangesAsync(Token);
        }

        await ExpectRefusedAsync(browser, address, "person", EmbedSite.Parent);
    }

    [Fact]
    public async Task Token_opens_nothing_but_its_panel()
    {
        using var browser = site.Browser();
        var token = (await site.AddressAsync()).Split("token=")[1];

        foreach (var path in new[] { "/", "/cases/T-1", "/embed/cases/T-2", "/settings" })
        {
            using var answer = await browser.GetAsync($"{path}?token={token}", Token);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync(Token)).ShouldNotContain(EmbedSite.CaseTitle);
        }

        using var api = site.Api.Client(token);
        (await api.GetAsync("/api/v1/cases", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("T-1", "nobody@tickets.example")]
    [InlineData("NO-SUCH-CASE", EmbedSite.Email)]
    public async Task Unknown_person_and_unknown_case_are_refused_alike_and_recorded(string key, string person)
    {
        using var answer = await site.AskAsync(
            request: new
            {
                @case = key,
                person,
                parent = EmbedSite.Parent,
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("no such case for this person");
        (await site.Api.TrailAsync("create.embed_token")).ShouldContain(row => row.Outcome == "denied");
    }

    [Fact]
    public async Task Case_that_is_hidden_gets_no_token()
    {
        var before = await ClassifyAsync(3);
        using var answer = await site.AskAsync(
            request: new
            {
                @case = "T-1",
                person = EmbedSite.Email,
                parent = EmbedSite.Parent,
            }
        );
        await ClassifyAsync(before);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(EmbedSite.OtherParent)]
    [InlineData("https://tickets.example/path")]
    [InlineData("*")]
    public async Task Parent_that_is_not_allowed_gets_no_token(string parent)
    {
        using var answer = await site.AskAsync(
            request: new
            {
                @case = "T-1",
                person = EmbedSite.Email,
                parent,
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Key_of_another_tenant_opens_no_case_of_this_one()
    {
        using var foreign = await site.Api.ForeignClientAsync();

        using var answer = await site.AskAsync(
            foreign,
            new
            {
                @case = "T-1",
                person = EmbedSite.Email,
                parent = EmbedSite.OtherParent,
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task ExpectRefusedAsync(HttpClient browser, string address, string reason, string framedBy)
    {
        var before = await site.RefusalsAsync();
        using var answer = await browser.GetAsync(address, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldNotContain(EmbedSite.CaseTitle);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith($"frame-ancestors {framedBy}");
        (await site.RefusalsAsync()).Skip(before.Count).ShouldBe([reason]);
    }

    private async Task RevokeAsync(CreatedApiKey key) =>
        (await site.Api.Services.GetRequiredService<RevokeApiKey>().RunAsync(site.Api.Admin, key.Id, Token)).IsOk.ShouldBeTrue();

    private async Task<int> ClassifyAsync(int classification)
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        var found = await db.Cases.SingleAsync(row => row.Key == "T-1", Token);
        var before = found.Classification;
        found.Classification = classification;
        await db.SaveChangesAsync(Token);
        return before;
    }

    private async Task SetEmailAsync(Guid person, string email)
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        (await db.People.SingleAsync(row => row.Id == person, Token)).Email = email;
        await db.SaveChangesAsync(Token);
    }

    // changes the newest session
    private async Task ChangeAsync(Action<EmbedSessionRow> change)
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        change(await db.EmbedSessions.OrderByDescending(row => row.Id).FirstAsync(Token));
        await db.SaveChangesAsync(Token);
    }
}
