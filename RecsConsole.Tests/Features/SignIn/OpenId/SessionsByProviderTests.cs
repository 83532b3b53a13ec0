using System.Net;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.OpenId;

/// <summary>Who signed in through a provider signs in there again before they end sessions.</summary>
[Collection(OpenIdTestGroup.Name)]
public sealed class SessionsByProviderTests(OpenIdSite site)
{
    private const string Page = "/account/sessions";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Some_time_after_the_sign_in_the_provider_asks_again_and_then_they_end()
    {
        var name = site.NewName("pia");
        using var other = site.Site.Browser();
        await site.ArriveAsync(other, TokenWish.Of(name, "agents"));
        using var browser = site.Site.Browser();
        await site.ArriveAsync(browser, TokenWish.Of(name, "agents"));
        await AgeAsync(name);
        var page = await browser.GetStringAsync(Page, Token);
        page.ShouldNotContain("type=\"password\"");

        using var refused = await EndAsync(browser, page);
        (await OpenIdSite.IsInAsync(other)).ShouldBeTrue();
        using var forged = await browser.PostAsync($"{OpenIdSite.Begin}/again", new FormUrlEncodedContent([]), Token);
        using var asked = await browser.PostFormAsync($"{OpenIdSite.Begin}/again", page);
        var address = new Uri(WebUtility.HtmlDecode((await asked.Content.ReadAsStringAsync(Token)).Split("url=")[1].Split('"')[0]));
        var back = await OpenIdSite.ReturnAsync(browser, site.Provider.Answer(address, TokenWish.Of(name, "agents")));
        using var ended = await EndAsync(browser, await browser.GetStringAsync(Page, Token));

        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        address.Query.ShouldContain("prompt=login");
        back.ShouldBe(Page);
        ended.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await OpenIdSite.IsInAsync(other)).ShouldBeFalse();
        (await OpenIdSite.IsInAsync(browser)).ShouldBeTrue();
    }

    private static Task<HttpResponseMessage> EndAsync(HttpClient browser, string page) =>
        browser.PostFormAsync(Page, page, ("_handler", "sessions"), ("Form.One", ""), ("Form.Password", "no password at all"));

    private async Task AgeAsync(string name)
    {
        await using var db = Operators.Open(site.Services);
        var account = await db.Users.SingleAsync(row => row.Email == Operators.Email(name), Token);
        foreach (var row in await db.Sessions.Where(row => row.OperatorId == account.Id).ToListAsync(Token))
        {
            row.StartedAt -= TimeSpan.FromMinutes(11);
        }

        await db.SaveChangesAsync(Token);
    }
}
