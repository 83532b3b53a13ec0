using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>Passkeys of local accounts, with an authenticator in memory.</summary>
[Collection(SignInTestGroup.Name)]
public sealed partial class PasskeyTests(SignInSite site) : IAsyncLifetime
{
    private const string Page = "/account/passkeys";
    private readonly string _name = site.NewName("paula");
    private Actor _paula = Actor.Job(Guid.Empty);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _paula = await Operators.AddAsync(site.Services, await site.AddTenantAsync(), _name, "agent");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Passkey_signs_in_alone_and_each_answer_works_once()
    {
        using var passkey = new SoftPasskey();
        await AddAsync(passkey);
        using var browser = Browser();
        var page = await browser.GetStringAsync("/login", Token);
        var answer = passkey.Get(OptionsOf(page));

        using var first = await AnswerAsync(browser, page, StateOf(page), answer);
        using var thief = Browser();
        using var copied = await AnswerAsync(thief, await thief.GetStringAsync("/login", Token), StateOf(page), answer);
        using var respelt = await AnswerAsync(thief, await thief.GetStringAsync("/login", Token), StateOf(page) + " ", answer);
        using var desk = await browser.GetAsync("/", Token);

        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        desk.StatusCode.ShouldBe(HttpStatusCode.OK);
        copied.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await respelt.Content.ReadAsStringAsync(Token)).ShouldContain("That took too long");
        (await site.AuditAsync(_paula.TenantId)).ShouldContain("add.passkey person done");
    }

    [Fact]
    public async Task Answer_for_another_site_or_without_the_owner_opens_nothing()
    {
        using var passkey = new SoftPasskey();
        await AddAsync(passkey);
        using var browser = Browser();

        passkey.Verifies = false;
        using var unverified = await SignInAsync(browser, passkey);
        using var stranger = new SoftPasskey();
        using var unknown = await SignInAsync(browser, stranger);

        unverified.StatusCode.ShouldBe(HttpStatusCode.OK);
        unknown.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.AuditAsync(_paula.TenantId)).ShouldContain("open.session operator denied");
    }

    [Fact]
    public async Task Passkey_of_another_origin_is_not_added()
    {
        using var phished = new SoftPasskey { Origin = "https://console.example" };
        using var owner = await SignedInAsync();

        using var answer = await PostAsync(owner, phished, Operators.Password);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Adding_and_removing_ask_for_the_password()
    {
        using var passkey = new SoftPasskey();
        using var owner = await SignedInAsync();
        using var wrong = await PostAsync(owner, passkey, "not the password");
        (await CountAsync()).ShouldBe(0);
        await AddAsync(passkey, owner);

        using var kept = await RemoveAsync(owner, "not the password");
        (await CountAsync()).ShouldBe(1);
        using var removed = await RemoveAsync(owner, Operators.Password);

        wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        kept.StatusCode.ShouldBe(HttpStatusCode.OK);
        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var browser = Browser();
        using var refused = await SignInAsync(browser, passkey);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.AuditAsync(_paula.TenantId)).ShouldContain("remove.passkey person done");
    }

    [Fact]
    public async Task Adding_one_voids_what_was_opened_by_the_password_alone_and_this_browser_goes_on()
    {
        using var passkey = new SoftPasskey();
        using var owner = await SignedInAsync();
        var before = await StampAsync();

        await AddAsync(passkey, owner);

        (await StampAsync()).ShouldNotBe(before);
        (await owner.GetStringAsync(Page, Token)).ShouldContain("Laptop");
    }

    [Fact]
    public async Task Passkey_is_renamed()
    {
        using var passkey = new SoftPasskey();
        using var owner = await SignedInAsync();
        await AddAsync(passkey, owner);

        using var renamed = await RenameAsync(owner, "Key ring");

        renamed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await owner.GetStringAsync(Page, Token)).ShouldContain("Key ring");
        (await site.AuditAsync(_paula.TenantId)).ShouldContain("rename.passkey person done");
    }

    [Fact]
    public async Task Tenant_that_requires_single_sign_on_takes_no_passkey()
    {
        using var passkey = new SoftPasskey();
        await AddAsync(passkey);
        await using (var db = Operators.Open(site.Services))
        {
            db.BindTo(_paula.TenantId);
            (await db.Tenants.SingleAsync(row => row.Id == _paula.TenantId, Token)).RequiresSingleSignOn = true;
            await db.SaveChangesAsync(Token);
        }

        using var browser = Browser();
        using var refused = await SignInAsync(browser, passkey);

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.AuditAsync(_paula.TenantId)).ShouldContain("open.session operator denied");
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var browser = Browser();
        using var answer = await browser.SignInAsync(_name);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    // browsers name the origin of every posted form
    private HttpClient Browser()
    {
        var browser = site.Site.Browser();
        browser.DefaultRequestHeaders.Add("Origin", "http://localhost");
        return browser;
    }

    private async Task AddAsync(SoftPasskey passkey)
    {
        using var owner = await SignedInAsync();
        await AddAsync(passkey, owner);
    }

    private async Task AddAsync(SoftPasskey passkey, HttpClient owner)
    {
        using var answer = await PostAsync(owner, passkey, Operators.Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync()).ShouldBe(1);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient owner, SoftPasskey passkey, string password)
    {
        var page = await owner.GetStringAsync(Page, Token);
        return await owner.PostFormAsync(
            Page,
            page,
            ("_handler", "passkey-add"),
            ("Added.State", StateOf(page)),
            ("Added.Credential", passkey.Create(OptionsOf(page))),
            ("Added.Name", "Laptop"),
            ("Added.Password", password)
        );
    }

    private static Task<HttpResponseMessage> RenameAsync(HttpClient owner, string name) =>
        ChangeAsync(owner, "rename", "Renamed.Name", name);

    private static Task<HttpResponseMessage> RemoveAsync(HttpClient owner, string password) =>
        ChangeAsync(owner, "remove", "Removed.Password", password);

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient owner, string does, string field, string typed)
    {
        var page = await owner.GetStringAsync(Page, Token);
        return await owner.PostFormAsync(
            Page,
            page,
            ("_handler", $"passkey-{does}"),
            ($"{field.Split('.')[0]}.Id", Ids().Match(page).Groups["id"].Value),
            (field, typed)
        );
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, SoftPasskey passkey)
    {
        var page = await browser.GetStringAsync("/login", Token);
        return await AnswerAsync(browser, page, StateOf(page), passkey.Get(OptionsOf(page)));
    }

    private static Task<HttpResponseMessage> AnswerAsync(HttpClient browser, string page, string state, string credential) =>
        browser.PostFormAsync("/login", page, ("_handler", "passkey"), ("Passkey.State", state), ("Passkey.Credential", credential));

    private async Task<int> CountAsync()
    {
        await using var db = Operators.Open(site.Services);
        db.BindTo(_paula.TenantId);
        return await db.UserPasskeys.CountAsync(
            row => db.Memberships.Any(each => each.OperatorId == row.UserId && each.PersonId == _paula.PersonId),
            Token
        );
    }

    private async Task<string?> StampAsync()
    {
        await using var db = Operators.Open(site.Services);
        var email = Operators.Email(_name);
        return await db.Users.Where(row => row.UserName == email).Select(row => row.SecurityStamp).SingleAsync(Token);
    }

    private static string OptionsOf(string page) => WebUtility.HtmlDecode(Options().Match(page).Groups["json"].Value);

    private static string StateOf(string page) => States().Match(page).Groups["value"].Value;

    [GeneratedRegex("data-options=\"(?<json>[^\"]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Options();

    [GeneratedRegex("name=\"(?:Passkey|Added)\\.State\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex States();

    [GeneratedRegex("<option value=\"(?<id>[^\"]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Ids();
}
