using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn.Factors;

/// <summary>A link to a new password is not enough for an account that has a second factor or a passkey.</summary>
[Trait("Req", "R57")]
[Collection(SignInTestGroup.Name)]
public sealed partial class ResetFactorTests(SignInSite site) : OneAccountTests(site, "rita")
{
    private const string Wanted = "quite another sentence";

    [Fact]
    public async Task Link_alone_sets_no_password()
    {
        await TurnOnAsync();
        var link = await LinkAsync();
        using var browser = Site.Site.Browser();
        var page = await browser.GetStringAsync(link, Token);

        using var answer = await SetAsync(browser, link, page, proof: "");

        page.ShouldContain("Code from the app");
        page.ShouldNotContain("type=\"password\"");
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("Use the second factor again.");
        (await IsRightAsync(Wanted)).ShouldBeFalse();
        (await IsRightAsync(Operators.Password)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Code_and_recovery_code_open_the_form_and_the_factor_stays(bool isRecovery)
    {
        var (secret, recovery) = await TurnOnAsync();
        var link = await LinkAsync();
        using var browser = Site.Site.Browser();

        var proved = await ProveAsync(browser, link, isRecovery ? recovery : AuthenticatorApp.CodeOf(secret, 0));
        using var weak = await SetAsync(browser, link, proved, ProofOf(proved), "1qaz2wsx3edc");
        var again = await weak.Content.ReadAsStringAsync(Token);
        using var set = await SetAsync(browser, link, again, ProofOf(again));

        again.ShouldContain("too easy to guess"); // and the code is not asked for a second time
        (await set.Content.ReadAsStringAsync(Token)).ShouldContain("Your password is set.");
        (await IsRightAsync(Wanted)).ShouldBeTrue();
        (await StatusAsync(Wanted)).ShouldBe(HttpStatusCode.OK, "the code is asked for");
    }

    [Fact]
    public async Task Wrong_codes_close_the_account_as_at_the_sign_in_and_are_in_the_trail()
    {
        var (secret, _) = await TurnOnAsync();
        var link = await LinkAsync();
        using var browser = Site.Site.Browser();
        for (var i = 0; i < 5; i++)
        {
            (await ProveAsync(browser, link, "000000")).ShouldNotContain("type=\"password\"");
        }

        var right = await ProveAsync(browser, link, AuthenticatorApp.CodeOf(secret, 0));

        right.ShouldNotContain("type=\"password\"");
        (await AccountAsync()).LockoutEnd.ShouldNotBeNull();
        (await Site.AuditAsync(Owner.TenantId)).Count(entry => entry == "open.session operator denied").ShouldBe(6);
    }

    [Fact]
    public async Task Proof_is_of_its_link_and_of_the_factor_of_that_time()
    {
        var (secret, recovery) = await TurnOnAsync();
        var earlier = await LinkAsync();
        using var browser = Site.Site.Browser();
        var old = ProofOf(await ProveAsync(browser, earlier, AuthenticatorApp.CodeOf(secret, 0)));
        var link = await LinkAsync();
        using var ofAnother = await SetAsync(browser, link, await browser.GetStringAsync(link, Token), old);

        var proof = ProofOf(await ProveAsync(browser, link, recovery));
        await AskAsync((operators, account) => operators.UpdateSecurityStampAsync(account));
        using var ofBefore = await SetAsync(browser, link, await browser.GetStringAsync(link, Token), proof);

        (await ofAnother.Content.ReadAsStringAsync(Token)).ShouldContain("Use the second factor again.");
        (await ofBefore.Content.ReadAsStringAsync(Token)).ShouldContain("Use the second factor again.");
        (await IsRightAsync(Wanted)).ShouldBeFalse();
    }

    [Fact]
    public async Task Secret_that_was_shown_and_never_turned_on_proves_nothing()
    {
        var secret = await SecretAsync();
        await AddPasskeyAsync();
        var link = await LinkAsync();
        using var browser = Site.Site.Browser();

        var refused = await ProveAsync(browser, link, AuthenticatorApp.CodeOf(secret, 0), handler: "prove-passkey");
        await using var scope = Site.Services.CreateAsyncScope();
        var proved = await scope
            .ServiceProvider.GetRequiredService<ProveLinkOwner>()
            .ByCodeAsync(link.Split('/')[^1], AuthenticatorApp.CodeOf(secret, 0), new(Network: null, Device: null), Token);

        refused.ShouldNotContain("type=\"password\"");
        proved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Passkey_opens_the_form_and_stays_and_the_others_go()
    {
        using var passkey = new SoftPasskey();
        await AddAsync(passkey);
        await AddPasskeyAsync();
        var link = await LinkAsync();
        using var browser = Browser();
        var page = await browser.GetStringAsync(link, Token);
        using var stranger = new SoftPasskey();

        using var foreign = await AnswerAsync(browser, link, page, stranger.Get(OptionsOf(page)));
        page = await browser.GetStringAsync(link, Token);
        using var proved = await AnswerAsync(browser, link, page, passkey.Get(OptionsOf(page)));
        var form = await proved.Content.ReadAsStringAsync(Token);
        using var set = await SetAsync(browser, link, form, ProofOf(form));

        page.ShouldNotContain("Code from the app");
        (await foreign.Content.ReadAsStringAsync(Token)).ShouldNotContain("type=\"password\"");
        (await set.Content.ReadAsStringAsync(Token)).ShouldContain("Your password is set.");
        (await PasskeysAsync()).ShouldBe(["Laptop"]);
    }

    [Fact]
    public async Task Link_works_without_the_factor_once_an_administrator_turned_it_off()
    {
        await TurnOnAsync();
        var link = await LinkAsync();
        var admin = await Operators.AddAsync(Site.Services, Owner.TenantId, Site.NewName("adele"), "admin");
        await using (var scope = Site.Services.CreateAsyncScope())
        {
            var off = await scope.ServiceProvider.GetRequiredService<ResetPassword>().RemoveFactorAsync(admin, Owner.PersonId, Token);
            off.IsOk.ShouldBeTrue();
        }

        using var browser = Site.Site.Browser();
        var page = await browser.GetStringAsync(link, Token);
        using var set = await SetAsync(browser, link, page, proof: "");

        (await set.Content.ReadAsStringAsync(Token)).ShouldContain("Your password is set.");
    }

    [Fact]
    public async Task Stranger_without_a_link_learns_nothing()
    {
        await TurnOnAsync();
        var used = await LinkAsync();
        await LinkAsync(); // which puts the first out of use
        using var browser = Site.Site.Browser();

        using var gone = await browser.GetAsync(used, Token);
        using var never = await browser.GetAsync("/account/link/" + new string('A', 43), Token);

        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        never.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await gone.Content.ReadAsStringAsync(Token)).ShouldNotContain("Code from the app");
        (await gone.Content.ReadAsStringAsync(Token)).ShouldNotContain(Operators.Email(Name));
    }

    private async Task<(string Secret, string Recovery)> TurnOnAsync()
    {
        var secret = await SecretAsync();
        var codes = await AskAsync(
            async (operators, account) =>
            {
                await operators.SetTwoFactorEnabledAsync(account, enabled: true);
                return await operators.GenerateNewTwoFactorRecoveryCodesAsync(account, 10);
            }
        );
        return (secret, codes!.First());
    }

    private Task<string> SecretAsync() =>
        AskAsync(
            async (operators, account) =>
            {
                await operators.ResetAuthenticatorKeyAsync(account);
                return (await operators.GetAuthenticatorKeyAsync(account))!;
            }
        );

    private Task<bool> IsRightAsync(string password) => AskAsync((operators, account) => operators.CheckPasswordAsync(account, password));

    private async Task<string> LinkAsync()
    {
        await using var db = Operators.Open(Site.Services);
        db.BindTo(Owner.TenantId);
        var account = await AccountAsync();
        await AccountLinks.CloseResetsAsync(db, account.Id, DateTimeOffset.UtcNow, Token);
        var (row, token) = AccountLinks.Append(db, AccountLinkPurpose.Reset, DateTimeOffset.UtcNow, TimeSpan.FromHours(1));
        row.OperatorId = account.Id;
        await db.SaveChangesAsync(Token);
        return $"/account/link/{token}";
    }

    private static async Task<string> ProveAsync(HttpClient browser, string link, string code, string handler = "prove-code")
    {
        var page = await browser.GetStringAsync(link, Token);
        using var answer = await browser.PostFormAsync(link, page, ("_handler", handler), ("Code.Code", code));
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static Task<HttpResponseMessage> AnswerAsync(HttpClient browser, string link, string page, string credential) =>
        browser.PostFormAsync(
            link,
            page,
            ("_handler", "prove-passkey"),
            ("Passkey.State", States().Match(page).Groups["value"].Value),
            ("Passkey.Credential", credential)
        );

    private static Task<HttpResponseMessage> SetAsync(HttpClient browser, string link, string page, string proof, string wanted = Wanted) =>
        browser.PostFormAsync(link, page, ("_handler", "follow-link"), ("Form.Proof", proof), ("Form.Password", wanted));

    // browsers name the origin of every posted form
    private HttpClient Browser()
    {
        var browser = Site.Site.Browser();
        browser.DefaultRequestHeaders.Add("Origin", "http://localhost");
        return browser;
    }

    private async Task AddAsync(SoftPasskey passkey)
    {
        using var owner = Browser();
        using var signedIn = await owner.SignInAsync(Name);
        var page = await owner.GetStringAsync("/account/passkeys", Token);
        using var answer = await owner.PostFormAsync(
            "/account/passkeys",
            page,
            ("_handler", "passkey-add"),
            ("Added.State", States().Match(page).Groups["value"].Value),
            ("Added.Credential", passkey.Create(OptionsOf(page))),
            ("Added.Name", "Laptop"),
            ("Added.Password", Operators.Password)
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task AddPasskeyAsync()
    {
        await using var db = Operators.Open(Site.Services);
        db.BindTo(Owner.TenantId);
        var passkey = new UserPasskeyInfo(Guid.NewGuid().ToByteArray(), [3], DateTimeOffset.UnixEpoch, 0, [], true, false, false, [], [])
        {
            Name = "Other",
        };
        db.UserPasskeys.Add(PasskeyRows.Of((await AccountAsync()).Id, passkey));
        await db.SaveChangesAsync(Token);
    }

    private Task<List<string?>> PasskeysAsync() =>
        AskAsync(async (operators, account) => (await operators.GetPasskeysAsync(account)).Select(each => each.Name).ToList());

    private static string OptionsOf(string page) => WebUtility.HtmlDecode(Options().Match(page).Groups["json"].Value);

    private static string ProofOf(string page)
    {
        var proof = Proofs().Match(page).Groups["value"].Value;
        proof.ShouldNotBeEmpty();
        return proof;
    }

    [GeneratedRegex("data-options=\"(?<json>[^\"]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Options();

    [GeneratedRegex("name=\"(?:Passkey|Added)\\.State\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex States();

    [GeneratedRegex("name=\"Form.Proof\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Proofs();
}
