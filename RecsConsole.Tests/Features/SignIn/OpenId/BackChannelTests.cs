using System.Net;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.OpenId;

/// <summary>Only the provider itself can end sessions through the back channel.</summary>
[Collection(OpenIdTestGroup.Name)]
public sealed class BackChannelTests(OpenIdSite site)
{
    private const string Address = "/oidc/backchannel";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Wrongs =>
        [
            "signature",
            "signed by the client",
            "unsigned",
            "issuer",
            "audience",
            "expired",
            "old",
            "of the future",
            "no time",
            "no event",
            "another event",
            "event without an object",
            "nonce",
            "no id",
            "nobody",
            "other session",
            "nonsense",
            "nothing",
        ];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task Logout_token_that_does_not_hold_ends_nothing(string wrong)
    {
        var name = site.NewName("ana");
        using var browser = site.Site.Browser();
        await site.ArriveAsync(browser, TokenWish.Of(name, "agents"));

        var status = await SendAsync(Spoilt(name, wrong));

        status.ShouldBe(wrong is "other session" ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        (await OpenIdSite.IsInAsync(browser)).ShouldBeTrue();
    }

    [Fact]
    public async Task Session_ends_that_the_token_names_and_no_other()
    {
        var name = site.NewName("ana");
        using var named = site.Site.Browser();
        using var other = site.Site.Browser();
        await site.ArriveAsync(named, TokenWish.Of(name, "agents"));
        await site.ArriveAsync(other, TokenWish.Of(name, "agents").With("sid", "elsewhere"));

        (await SendAsync(site.Provider.Sign(Claims(name)))).ShouldBe(HttpStatusCode.OK);

        (await OpenIdSite.IsInAsync(named)).ShouldBeFalse();
        (await OpenIdSite.IsInAsync(other)).ShouldBeTrue();
    }

    [Fact]
    public async Task Token_that_names_the_person_ends_all_of_theirs_but_not_those_of_others()
    {
        var name = site.NewName("ana");
        using var first = site.Site.Browser();
        using var second = site.Site.Browser();
        using var others = site.Site.Browser();
        await site.ArriveAsync(first, TokenWish.Of(name, "agents"));
        await site.ArriveAsync(second, TokenWish.Of(name, "agents").With("sid", "elsewhere"));
        await site.ArriveAsync(others, TokenWish.Of(site.NewName("bo"), "agents"));
        var claims = Claims(name);
        claims.Remove("sid");

        (await SendAsync(site.Provider.Sign(claims))).ShouldBe(HttpStatusCode.OK);

        (await OpenIdSite.IsInAsync(first)).ShouldBeFalse();
        (await OpenIdSite.IsInAsync(second)).ShouldBeFalse();
        (await OpenIdSite.IsInAsync(others)).ShouldBeTrue();
    }

    [Fact]
    public async Task Logout_token_works_once()
    {
        var name = site.NewName("ana");
        var token = site.Provider.Sign(Claims(name));
        (await SendAsync(token)).ShouldBe(HttpStatusCode.OK);
        using var browser = site.Site.Browser();
        await site.ArriveAsync(browser, TokenWish.Of(name, "agents"));

        (await SendAsync(token)).ShouldBe(HttpStatusCode.BadRequest);

        (await OpenIdSite.IsInAsync(browser)).ShouldBeTrue();
    }

    private async Task<HttpStatusCode> SendAsync(string? token)
    {
        using var provider = site.Site.Browser();
        using var content = new FormUrlEncodedContent(token is null ? [] : [new("logout_token", token)]);
        using var answer = await provider.PostAsync(Address, content, Token);
        answer.Headers.CacheControl?.NoStore.ShouldBeTrue();
        return answer.StatusCode;
    }

    private Dictionary<string, object> Claims(string name)
    {
        var claims = site.Provider.Claims();
        claims["sub"] = name;
        claims["sid"] = $"session-of-{name}";
        claims["jti"] = Guid.NewGuid().ToString("N");
        claims["events"] = One(
            "http://schemas.openid.net/event/backchannel-logout",
            new Dictionary<string, object>(StringComparer.Ordinal)
        );
        return claims;
    }

    private static Dictionary<string, object> One(string name, object said) => new(StringComparer.Ordinal) { [name] = said };

    private string? Spoilt(string name, string wrong)
    {
        var claims = Claims(name);
        Remove(claims, wrong);
        foreach (var (claim, value) in InsteadOf(wrong))
        {
            claims[claim] = value;
        }

        return wrong switch
        {
            "nothing" => null,
            "nonsense" => "no.token.at-all",
            "signature" => site.Provider.Sign(claims, SignedBy.Stranger),
            "signed by the client" => site.Provider.Sign(claims, SignedBy.Client),
            "unsigned" => site.Provider.Sign(claims, SignedBy.Nobody),
            _ => site.Provider.Sign(claims),
        };
    }

    private static Dictionary<string, object> InsteadOf(string wrong)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return wrong switch
        {
            "issuer" => One("iss", "https://issuer.example"),
            "audience" => One("aud", "somebody-else"),
            "expired" => One("exp", now - 200),
            "old" => new(StringComparer.Ordinal) { ["iat"] = now - 3_600, ["exp"] = now + 3_600 },
            "of the future" => One("iat", now + 3_600),
            "another event" => One("events", One("http://schemas.openid.net/event/other", One("a", "b"))),
            "event without an object" => One("events", One("http://schemas.openid.net/event/backchannel-logout", "yes")),
            "nonce" => One("nonce", "one"),
            "other session" => One("sid", "of-nobody"),
            _ => [],
        };
    }

    private static void Remove(Dictionary<string, object> claims, string wrong)
    {
        string[] names = wrong switch
        {
            "no time" => ["iat"],
            "no event" => ["events"],
            "no id" => ["jti"],
            "nobody" => ["sid", "sub"],
            _ => [],
        };
        foreach (var name in names)
        {
            claims.Remove(name);
        }
    }
}
