using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>The second factor in a browser, with the test's own authenticator app.</summary>
[Collection(SignInTestGroup.Name)]
public sealed partial class SecondFactorTests(SignInSite site) : IAsyncLifetime
{
    private const string Page = "/account/second-factor";
    private readonly string _name = site.NewName("sofia");
    private Actor _sofia = Actor.Job(Guid.Empty);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _sofia = await Operators.AddAsync(site.Services, await site.AddTenantAsync(), _name, "agent");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Account_with_a_second_factor_asks_for_a_code_that_works_once()
    {
        using var owner = await SignedInAsync();
        var (secret, first) = await TurnOnWithAsync(owner);
        var code = AuthenticatorApp.CodeOf(secret, 1);

        using var browser = site.Site.Browser();
        var asked = await PasswordAsync(browser);
        using var desk = await browser.GetAsync("/", Token);
        desk.StatusCode.ShouldBe(HttpStatusCode.Redirect); // the password alone is not enough
        using var wrong = await ConfirmAsync(browser, asked, "000000");
        wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var right = await ConfirmAsync(browser, asked, code);
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var thief = site.Site.Browser();
        using var again = await ConfirmAsync(thief, await PasswordAsync(thief), code);
        using var earlier = await ConfirmAsync(thief, await PasswordAsync(thief), first);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        earlier.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Recovery_code_signs_in_once()
    {
        using var owner = await SignedInAsync();
        var (_, recovery) = await TurnOnAsync(owner);
        recovery.Count.ShouldBe(10);

        using var browser = site.Site.Browser();
        using var first = await ConfirmAsync(browser, await PasswordAsync(browser), recovery[3]);
        using var other = site.Site.Browser();
        using var second = await ConfirmAsync(other, await PasswordAsync(other), recovery[3]);

        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Database_has_neither_the_secret_nor_the_recovery_codes()
    {
        using var owner = await SignedInAsync();
        var (secret, recovery) = await TurnOnAsync(owner);

        await using var db = Operators.Open(site.Services);
        var stored = await db.UserTokens.Select(row => row.Value).ToListAsync(Token);

        stored.ShouldContain(value => value!.StartsWith("sealed:", StringComparison.Ordinal));
        stored.ShouldNotContain(value => value!.Contains(secret, StringComparison.OrdinalIgnoreCase));
        stored.ShouldNotContain(value => value!.Contains(recovery[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_no_recovery_code_even_when_all_are_used_up()
    {
        using var owner = await SignedInAsync();
        var (_, recovery) = await TurnOnAsync(owner);
        foreach (var code in recovery)
        {
            using var browser = site.Site.Browser();
            using var used = await ConfirmAsync(browser, await PasswordAsync(browser), code);
            used.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        using var thief = site.Site.Browser();
        var asked = await PasswordAsync(thief);
        foreach (var nothing in (string[])["", " ", "-", ";"]) // one more would close the account
        {
            using var answer = await ConfirmAsync(thief, asked, nothing);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, nothing);
        }
    }

    [Theory]
    [InlineData("", Operators.Password)]
    [InlineData("000000", Operators.Password)]
    [InlineData("right", "not the password")]
    public async Task It_is_turned_on_with_the_app_and_the_password_only(string code, string password)
    {
        using var owner = await SignedInAsync();
        var page = await owner.GetStringAsync(Page, Token);
        var secret = AuthenticatorApp.SecretOf(Codes().Match(page).Groups["code"].Value);
        var typed = code is "right" ? AuthenticatorApp.CodeOf(secret, 0) : code;

        using var answer = await owner.PostFormAsync(Page, page, ("_handler", "factor-on"), ("On.Code", typed), ("On.Password", password));

        using var browser = site.Site.Browser();
        using var signedIn = await browser.SignInAsync(_name);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Secret_is_the_same_within_a_session_and_another_one_in_each_other()
    {
        using var thief = await SignedInAsync();
        using var owner = await SignedInAsync();

        var noted = await SecretAsync(thief);
        var (first, again) = (await SecretAsync(owner), await SecretAsync(owner));
        var (secret, _) = await TurnOnAsync(owner);

        noted.ShouldNotBe(first);
        again.ShouldBe(first);
        secret.ShouldBe(AuthenticatorApp.SecretOf(first));
    }

    [Fact]
    public async Task Turning_it_on_keeps_this_browser_and_ends_the_others()
    {
        using var other = await SignedInAsync();
        using var owner = await SignedInAsync();

        await TurnOnAsync(owner);

        (await StatusAsync(owner)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(other)).ShouldBe(HttpStatusCode.Redirect);
        (await site.AuditAsync(_sofia.TenantId)).ShouldContain("turn_on.second_factor person done");
    }

    [Fact]
    public async Task Wrong_codes_close_the_account_like_wrong_passwords()
    {
        using var owner = await SignedInAsync();
        var (secret, _) = await TurnOnAsync(owner);
        using var browser = site.Site.Browser();
        var asked = await PasswordAsync(browser);
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await ConfirmAsync(browser, asked, "000000");
        }

        using var right = await ConfirmAsync(browser, asked, AuthenticatorApp.CodeOf(secret, 1));

        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.AuditAsync(_sofia.TenantId)).ShouldContain("open.session operator denied");
    }

    [Fact]
    public async Task Turning_it_off_asks_for_the_password()
    {
        using var owner = await SignedInAsync();
        await TurnOnAsync(owner);

        using var wrong = await OffAsync(owner, "not the password");
        using var right = await OffAsync(owner, Operators.Password);

        wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var browser = site.Site.Browser();
        using var answer = await browser.SignInAsync(_name);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Changed_password_keeps_this_browser_and_ends_the_others()
    {
        using var other = await SignedInAsync();
        using var owner = await SignedInAsync();
        var page = await owner.GetStringAsync("/account/password", Token);

        using var answer = await owner.PostFormAsync(
            "/account/password",
            page,
            ("_handler", "password"),
            ("Form.Present", Operators.Password),
            ("Form.Wanted", "quite another sentence")
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StatusAsync(owner)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(other)).ShouldBe(HttpStatusCode.Redirect);
        using var browser = site.Site.Browser();
        using var old = await browser.SignInAsync(_name);
        old.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var browser = site.Site.Browser();
        using var answer = await browser.SignInAsync(_name);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private static async Task<(string Secret, IReadOnlyList<string> Recovery)> TurnOnAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync(Page, Token);
        var secret = AuthenticatorApp.SecretOf(Codes().Match(page).Groups["code"].Value);
        using var answer = await browser.PostFormAsync(
            Page,
            page,
            ("_handler", "factor-on"),
            ("On.Code", AuthenticatorApp.CodeOf(secret, 0)),
            ("On.Password", Operators.Password)
        );
        var done = await answer.Content.ReadAsStringAsync(Token);
        return (secret, [.. Codes().Matches(done).Select(found => found.Groups["code"].Value)]);
    }

    private static async Task<(string Secret, string Code)> TurnOnWithAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync(Page, Token);
        var secret = AuthenticatorApp.SecretOf(Codes().Match(page).Groups["code"].Value);
        var code = AuthenticatorApp.CodeOf(secret, 0);
        using var answer = await browser.PostFormAsync(
            Page,
            page,
            ("_handler", "factor-on"),
            ("On.Code", code),
            ("On.Password", Operators.Password)
        );
        return (secret, code);
    }

    private static async Task<string> SecretAsync(HttpClient browser) =>
        Codes().Match(await browser.GetStringAsync(Page, Token)).Groups["code"].Value;

    private async Task<string> PasswordAsync(HttpClient browser)
    {
        using var answer = await browser.SignInAsync(_name);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient browser, string page, string code) =>
        browser.PostFormAsync(
            "/login",
            page,
            ("_handler", "code"),
            ("Confirmed.Pending", Pending().Match(page).Groups["value"].Value),
            ("Confirmed.Code", code)
        );

    private static async Task<HttpResponseMessage> OffAsync(HttpClient browser, string password) =>
        await browser.PostFormAsync(
            Page,
            await browser.GetStringAsync(Page, Token),
            ("_handler", "factor-off"),
            ("Off.Password", password)
        );

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/", Token);
        return answer.StatusCode;
    }

    [GeneratedRegex("<code[^>]*>(?<code>[^<]+)</code>", RegexOptions.None, 1_000)]
    private static partial Regex Codes();

    [GeneratedRegex("name=\"Confirmed.Pending\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Pending();
}
