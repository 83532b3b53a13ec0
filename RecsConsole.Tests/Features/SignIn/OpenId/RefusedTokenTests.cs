using System.Net;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.OpenId;

/// <summary>An invalid answer of a provider signs nobody in, and nothing of it is stored.</summary>
[Collection(OpenIdTestGroup.Name)]
public sealed class RefusedTokenTests(OpenIdSite site)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Wrongs =>
        [
            "signature",
            "signed by the client",
            "unsigned",
            "issuer",
            "audience",
            "nonce",
            "no nonce",
            "expired",
            "no expiry",
            "not yet valid",
            "no subject",
        ];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task Token_that_does_not_hold_is_refused(string wrong)
    {
        var stored = await site.StoredAsync();
        using var browser = site.Site.Browser();

        var leads = await site.ArriveAsync(browser, Spoil(TokenWish.Of(site.NewName("eve"), "agents"), wrong));

        leads.ShouldBe($"/login?refused={OpenIdRefusal.InvalidToken}");
        (await OpenIdSite.IsInAsync(browser)).ShouldBeFalse();
        (await site.StoredAsync()).ShouldBe(stored);
        (await site.RefusalsAsync())[^1].ShouldContain(OpenIdRefusal.InvalidToken);
        (await browser.GetStringAsync(leads, Token)).ShouldContain("could not be verified");
    }

    [Fact]
    public async Task Answer_is_taken_once()
    {
        using var browser = site.Site.Browser();
        var back = site.Provider.Answer(await OpenIdSite.AskAsync(browser), TokenWish.Of(site.NewName("ana"), "agents"));
        (await OpenIdSite.ReturnAsync(browser, back)).ShouldBe("/");
        var stored = await site.StoredAsync();

        (await OpenIdSite.ReturnAsync(browser, back)).ShouldBe($"/login?refused={OpenIdRefusal.StartAgain}");
        (await site.StoredAsync()).ShouldBe(stored);
        (await site.RefusalsAsync())[^1].ShouldContain(OpenIdRefusal.StartAgain);
    }

    [Fact]
    public async Task Answer_of_another_browser_is_refused()
    {
        using var owner = site.Site.Browser();
        var back = site.Provider.Answer(await OpenIdSite.AskAsync(owner), TokenWish.Of(site.NewName("ana"), "agents"));
        var stored = await site.StoredAsync();
        using var thief = site.Site.Browser();

        (await OpenIdSite.ReturnAsync(thief, back)).ShouldBe($"/login?refused={OpenIdRefusal.StartAgain}");
        (await OpenIdSite.IsInAsync(thief)).ShouldBeFalse();
        (await site.StoredAsync()).ShouldBe(stored);
    }

    [Fact]
    public async Task State_that_was_used_is_refused_with_its_cookies_and_another_code()
    {
        using var browser = site.Site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var asked = await browser.GetAsync(OpenIdSite.Begin, Token);
        var cookies = asked.Headers.GetValues("Set-Cookie").Select(text => text.Split(';')[0]);
        browser.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies));
        var wish = TokenWish.Of(site.NewName("ana"), "agents");
        (await OpenIdSite.ReturnAsync(browser, site.Provider.Answer(asked.Headers.Location!, wish))).ShouldBe("/");
        var stored = await site.StoredAsync();

        var leads = await OpenIdSite.ReturnAsync(browser, site.Provider.Answer(asked.Headers.Location!, wish));

        leads.ShouldBe($"/login?refused={OpenIdRefusal.StartAgain}");
        (await site.StoredAsync()).ShouldBe(stored);
    }

    [Theory]
    [InlineData("/signin-oidc/corp?code=1&state=nonsense", OpenIdRefusal.StartAgain)]
    [InlineData("/signin-oidc/corp?code=1", OpenIdRefusal.StartAgain)]
    [InlineData("/signin-oidc/corp?error=access_denied&state=nonsense", OpenIdRefusal.StartAgain)]
    public async Task Answer_that_nobody_asked_for_is_refused(string address, string reason)
    {
        var stored = await site.StoredAsync();
        using var browser = site.Site.Browser();

        (await OpenIdSite.ReturnAsync(browser, new Uri($"http://localhost{address}"))).ShouldBe($"/login?refused={reason}");
        (await site.StoredAsync()).ShouldBe(stored);
    }

    [Fact]
    public async Task Code_that_the_provider_does_not_know_is_refused()
    {
        using var browser = site.Site.Browser();
        var back = site.Provider.Answer(await OpenIdSite.AskAsync(browser), TokenWish.Of(site.NewName("ana"), "agents"));
        var stored = await site.StoredAsync();
        var other = new UriBuilder(back) { Query = back.Query.Replace("code=", "code=0", StringComparison.Ordinal) };

        (await OpenIdSite.ReturnAsync(browser, other.Uri)).ShouldBe($"/login?refused={OpenIdRefusal.ProviderRefused}");
        (await site.StoredAsync()).ShouldBe(stored);
    }

    [Fact]
    public async Task Way_to_a_provider_that_is_not_configured_is_not_there()
    {
        using var browser = site.Site.Browser();
        using var answer = await browser.GetAsync("/account/single-sign-on/other", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static TokenWish Spoil(TokenWish wish, string wrong)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return wrong switch
        {
            "signature" => wish with { SignedBy = SignedBy.Stranger },
            "signed by the client" => wish with { SignedBy = SignedBy.Client },
            "unsigned" => wish with { SignedBy = SignedBy.Nobody },
            "issuer" => wish.With("iss", "https://issuer.example"),
            "audience" => wish.With("aud", "somebody-else"),
            "nonce" => wish.With("nonce", "another"),
            "no nonce" => wish with { Without = ["nonce"] },
            "expired" => wish.With("iat", now - 1_000).With("exp", now - 600),
            "no expiry" => wish with { Without = ["exp"] },
            "not yet valid" => wish.With("nbf", now + 600),
            "no subject" => wish with { Without = ["sub"] },
            _ => throw new ArgumentOutOfRangeException(nameof(wrong)),
        };
    }
}
