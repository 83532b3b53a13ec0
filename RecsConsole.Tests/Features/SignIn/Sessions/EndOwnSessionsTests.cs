using System.Net;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn.Sessions;

/// <summary>Own sessions are ended by whoever has just signed in, and later by whoever knows the password.</summary>
[Trait("Req", "R57")]
[Collection(SignInTestGroup.Name)]
public sealed class EndOwnSessionsTests(SignInSite site) : OneAccountTests(site, "sven")
{
    private const string Page = "/account/sessions";

    [Fact]
    public async Task Who_has_just_signed_in_ends_them_without_a_password()
    {
        using var other = await SignedInAsync();
        using var owner = await SignedInAsync();
        var page = await owner.GetStringAsync(Page, Token);

        using var answer = await EndAsync(owner, page, password: null);

        page.ShouldNotContain("type=\"password\"");
        answer.Headers.Location!.PathAndQuery.ShouldBe("/settings?said=sessions");
        (await IsOpenAsync(other)).ShouldBeFalse();
        (await IsOpenAsync(owner)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not the password")]
    public async Task Later_the_password_is_asked_for(string? wrong)
    {
        using var other = await SignedInAsync();
        using var owner = await SignedInAsync();
        await AgeAsync(TimeSpan.FromMinutes(11));
        var page = await owner.GetStringAsync(Page, Token);

        using var refused = await EndAsync(owner, page, wrong);
        (await IsOpenAsync(other)).ShouldBeTrue();
        using var ended = await EndAsync(owner, page, Operators.Password);

        page.ShouldContain("type=\"password\"");
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        ended.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await IsOpenAsync(other)).ShouldBeFalse();
        (await Site.AuditAsync(Owner.TenantId)).ShouldContain("close.session session done");
    }

    [Fact]
    public async Task One_session_is_ended_and_the_others_go_on()
    {
        using var first = await SignedInAsync();
        using var second = await SignedInAsync();
        using var owner = await SignedInAsync();
        await AgeAsync(TimeSpan.FromHours(1));
        var oldest = await OldestAsync();

        using var ended = await EndAsync(owner, await owner.GetStringAsync(Page, Token), Operators.Password, oldest.ToString("D"));

        ended.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await IsOpenAsync(first)).ShouldBeFalse();
        (await IsOpenAsync(second)).ShouldBeTrue();
    }

    [Fact]
    public async Task Wrong_passwords_close_the_account_like_the_sign_in()
    {
        using var other = await SignedInAsync();
        using var owner = await SignedInAsync();
        await AgeAsync(TimeSpan.FromMinutes(11));
        var page = await owner.GetStringAsync(Page, Token);
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await EndAsync(owner, page, "not the password");
        }

        using var right = await EndAsync(owner, page, Operators.Password);

        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await IsOpenAsync(other)).ShouldBeTrue();
        (await AccountAsync()).LockoutEnd.ShouldNotBeNull();
    }

    [Fact]
    public async Task Session_of_somebody_else_is_not_ended()
    {
        var stranger = Site.NewName("eve");
        await Operators.AddAsync(Site.Services, Owner.TenantId, stranger, "agent");
        using var eve = Site.Site.Browser();
        using var signedIn = await eve.SignInAsync(stranger);
        using var elsewhere = Site.Site.Browser();
        using var again = await elsewhere.SignInAsync(stranger); // without another session of theirs the page has no form
        using var other = await SignedInAsync();
        var page = await eve.GetStringAsync(Page, Token);

        using var answer = await EndAsync(eve, page, password: null, (await OldestAsync()).ToString("D"));

        (await IsOpenAsync(other)).ShouldBeTrue();
    }

    private static Task<HttpResponseMessage> EndAsync(HttpClient browser, string page, string? password, string one = "") =>
        password is null
            ? browser.PostFormAsync(Page, page, ("_handler", "sessions"), ("Form.One", one))
            : browser.PostFormAsync(Page, page, ("_handler", "sessions"), ("Form.One", one), ("Form.Password", password));

    private static async Task<bool> IsOpenAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/settings", Token);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private async Task<Guid> OldestAsync()
    {
        var account = await AccountAsync();
        await using var db = Operators.Open(Site.Services);
        return await db.Sessions.Where(row => row.OperatorId == account.Id).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(Token);
    }

    private async Task AgeAsync(TimeSpan age)
    {
        var account = await AccountAsync();
        await using var db = Operators.Open(Site.Services);
        foreach (var row in await db.Sessions.Where(row => row.OperatorId == account.Id).ToListAsync(Token))
        {
            row.StartedAt -= age;
        }

        await db.SaveChangesAsync(Token);
    }
}
