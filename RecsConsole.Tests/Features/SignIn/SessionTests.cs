using System.Net;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

[Trait("Req", "R199")]
[Collection(SignInTestGroup.Name)]
public sealed class SessionTests(SignInSite site) : IAsyncLifetime
{
    private readonly string _name = site.NewName("ana");
    private Guid _acme;
    private Guid _globex;
    private Actor _ana = Actor.Job(Guid.Empty);

    public async ValueTask InitializeAsync()
    {
        _acme = await site.AddTenantAsync();
        _globex = await site.AddTenantAsync();
        _ana = await Operators.AddAsync(site.Services, _acme, _name, "agent");
        await Operators.AddAsync(site.Services, _globex, _name, "auditor");
        await SetLastTenantAsync(_acme);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string> Revocations => ["stamp", "membership", "inactive", "tenant", "session"];

    [Fact]
    public async Task Switching_enters_a_tenant_of_ones_own_and_is_remembered()
    {
        using var browser = await SignedInAsync();

        using var answer = await SwitchAsync(browser, _globex);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.OK);
        (await site.AuditAsync(_acme)).ShouldContain("switch.tenant session done");
        (await site.AuditAsync(_globex)).ShouldBe(["open.session session done"]);
        await using var db = Operators.Open(site.Services);
        var row = await db.Users.SingleAsync(user => user.UserName == Operators.Email(_name), TestContext.Current.CancellationToken);
        row.LastTenantId.ShouldBe(_globex);
    }

    [Fact]
    public async Task Session_ends_half_a_day_after_the_sign_in_and_a_switch_prolongs_nothing()
    {
        using var browser = await SignedInAsync();
        var signedIn = await NewestSessionAsync(_acme);
        signedIn.StartedAt = signedIn.StartedAt.AddHours(-3);
        await using (var db = Operators.Open(site.Services))
        {
            db.Sessions.Attach(signedIn).Property(row => row.StartedAt).IsModified = true;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var answer = await SwitchAsync(browser, _globex);

        (signedIn.EndsAt - signedIn.StartedAt).ShouldBe(TimeSpan.FromHours(3) + TimeSpan.FromMinutes(30));
        var switched = await NewestSessionAsync(_globex);
        switched.StartedAt.ShouldBe(signedIn.StartedAt);
        SessionEnd
            .Of(switched.StartedAt, signedIn.StartedAt.AddHours(11.9), new())
            .ShouldBe(signedIn.StartedAt.AddHours(12), "however much it is used");
    }

    [Fact]
    public async Task Switching_to_a_tenant_of_others_is_denied_and_audited()
    {
        var initech = await site.AddTenantAsync();
        using var browser = await SignedInAsync();

        using var answer = await SwitchAsync(browser, initech);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.AuditAsync(_acme)).ShouldContain("switch.tenant tenant denied");
        (await site.AuditAsync(initech)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/account/tenant")]
    [InlineData("/account/sign-out")]
    public async Task Post_without_a_token_changes_nothing(string address)
    {
        using var browser = await SignedInAsync();
        using var content = new FormUrlEncodedContent([new("tenant", _globex.ToString())]);

        using var answer = await browser.PostAsync(address, content, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_tells_the_open_pages()
    {
        using var browser = await SignedInAsync();

        using var answer = await browser.PostFormAsync("/account/sign-out", await TokenPageAsync(browser));

        answer.Headers.Location!.ToString().ShouldBe("/login");
        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.Redirect);
        (await site.AuditAsync(_acme)).ShouldContain("close.session session done");
        await using var db = Operators.Open(site.Services);
        var told = await db.Changes.CountAsync(
            change => change.Kind == "session" && change.TenantId == _acme,
            TestContext.Current.CancellationToken
        );
        told.ShouldBe(1);
    }

    [Fact]
    public async Task Cookie_that_was_kept_opens_nothing_after_signing_out()
    {
        using var browser = site.Site.Browser();
        using var answer = await browser.SignInAsync(_name);
        var kept = answer.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("recs-session", StringComparison.Ordinal));
        using var left = await browser.PostFormAsync("/account/sign-out", await TokenPageAsync(browser));
        using var thief = site.Site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        thief.DefaultRequestHeaders.Add("Cookie", kept.Split(';')[0]);

        (await StatusAsync(thief)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [MemberData(nameof(Revocations))]
    public async Task Revoked_session_is_refused_at_the_next_request_and_audited(string revocation)
    {
        using var browser = await SignedInAsync();

        await Revocation.ApplyAsync(site.Services, _ana, revocation);

        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.Redirect);
        (await site.AuditAsync(_acme)).ShouldContain("refuse.session session denied");
    }

    [Fact]
    public async Task Session_that_ended_without_use_leads_to_the_sign_in_and_is_no_refusal_of_the_trail()
    {
        using var browser = await SignedInAsync();

        await Revocation.ApplyAsync(site.Services, _ana, "age");

        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.Redirect);
        (await site.AuditAsync(_acme)).ShouldNotContain("refuse.session session denied");
    }

    [Fact]
    public async Task Session_that_is_over_fills_no_trail_however_often_it_is_used()
    {
        using var browser = site.Site.Browser();
        using var answer = await browser.SignInAsync(_name);
        var kept = answer.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("recs-session", StringComparison.Ordinal));
        await Revocation.ApplyAsync(site.Services, _ana, "session");
        using var thief = site.Site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        thief.DefaultRequestHeaders.Add("Cookie", kept.Split(';')[0]);

        for (var i = 0; i < SessionRefusals.EntriesPerMinute + 5; i++)
        {
            (await StatusAsync(thief)).ShouldBe(HttpStatusCode.Redirect);
        }

        (await site.AuditAsync(_acme))
            .Count(entry => entry == "refuse.session session denied")
            .ShouldBeLessThanOrEqualTo(
                2 * SessionRefusals.EntriesPerMinute // a minute may end in between
            );
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var browser = site.Site.Browser();
        using var answer = await browser.SignInAsync(_name);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private async Task<SessionRow> NewestSessionAsync(Guid tenantId)
    {
        await using var db = Operators.Open(site.Services);
        return await db
            .Sessions.AsNoTracking()
            .Where(row => row.TenantId == tenantId)
            .OrderByDescending(row => row.StartedAt)
            .FirstAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> SwitchAsync(HttpClient browser, Guid tenantId) =>
        await browser.PostFormAsync("/account/tenant", await TokenPageAsync(browser), ("tenant", tenantId.ToString()));

    private static Task<string> TokenPageAsync(HttpClient browser) =>
        browser.GetStringAsync(TokenEndpoint.Path, TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser)
    {
        // A page for every role, because the start page redirects people who work on no cases.
        using var answer = await browser.GetAsync("/inbox", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task SetLastTenantAsync(Guid tenantId)
    {
        await using var db = Operators.Open(site.Services);
        var row = await db.Users.SingleAsync(user => user.UserName == Operators.Email(_name));
        row.LastTenantId = tenantId;
        await db.SaveChangesAsync();
    }
}
