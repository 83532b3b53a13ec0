using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.SignIn;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

[Trait("Req", "R57")]
[Collection(SignInTestGroup.Name)]
public sealed class LoginTests(SignInSite site) : IAsyncLifetime
{
    private readonly string _name = site.NewName("ana");
    private Actor _ana = Actor.Job(Guid.Empty);

    public async ValueTask InitializeAsync() => _ana = await Operators.AddAsync(site.Services, await site.AddTenantAsync(), _name, "agent");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    public async Task Anonymous_page_request_becomes_a_sign_in(string address)
    {
        using var browser = site.Site.Browser();

        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe($"/login?returnUrl={Uri.EscapeDataString(address)}");
    }

    [Fact]
    public async Task Anonymous_api_request_is_refused_without_a_page()
    {
        using var browser = site.Site.Browser();

        using var answer = await browser.GetAsync("/api/v1/cases", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Right_password_opens_the_desk_with_a_cookie_that_scripts_cannot_read()
    {
        using var browser = site.Site.Browser();

        using var answer = await browser.SignInAsync(_name, address: "/login?returnUrl=%2Fcases%2FA-1");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldEndWith("/cases/A-1");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("recs-session", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        using var desk = await browser.GetAsync("/", TestContext.Current.CancellationToken);
        desk.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.AuditAsync(_ana.TenantId)).ShouldBe(["open.session session done"]);
    }

    [Fact]
    public async Task Cookie_is_for_https_and_this_host_only_when_it_was_given_over_https()
    {
        using var browser = site.Site.Browser();
        browser.BaseAddress = new Uri("https://localhost");

        using var answer = await browser.SignInAsync(_name);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(text => text.Contains("recs-session", StringComparison.Ordinal));
        cookie.ShouldStartWith("__Host-recs-session=");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("path=/;");
        cookie.ShouldNotContain("domain=");
        using var desk = await browser.GetAsync("/", TestContext.Current.CancellationToken);
        desk.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Cookie_without_the_prefix_opens_nothing_over_https()
    {
        using var browser = site.Site.Browser();
        using var answer = await browser.SignInAsync(_name);
        var plain = answer.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("recs-session", StringComparison.Ordinal));
        using var planted = site.Site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        planted.DefaultRequestHeaders.Add("Cookie", plain.Split(';')[0]);

        using var overHttp = await planted.GetAsync("http://localhost/", TestContext.Current.CancellationToken);
        using var overHttps = await planted.GetAsync("https://localhost/", TestContext.Current.CancellationToken);

        overHttp.StatusCode.ShouldBe(HttpStatusCode.OK);
        overHttps.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(true, "not the password")]
    [InlineData(false, Operators.Password)]
    public async Task Wrong_password_and_unknown_name_read_the_same(bool known, string password)
    {
        using var browser = site.Site.Browser();

        using var answer = await browser.SignInAsync(known ? _name : "nobody", password);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TextAsync(answer)).ShouldContain("The email address and the password do not match.");
        HasSession(answer).ShouldBeFalse();
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_account_even_for_the_right_one()
    {
        using var browser = site.Site.Browser();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await browser.SignInAsync(_name, "not the password");
        }

        using var answer = await browser.SignInAsync(_name);

        (await TextAsync(answer)).ShouldContain("can sign in to this account again in 5 minutes");
        HasSession(answer).ShouldBeFalse();
        (await site.AuditAsync(_ana.TenantId)).ShouldBe(Enumerable.Repeat("open.session operator denied", 6));
    }

    [Fact]
    public async Task Unknown_name_closes_like_an_account()
    {
        var nobody = site.NewName("nobody");
        using var browser = site.Site.Browser();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await browser.SignInAsync(nobody, "not the password");
        }

        using var answer = await browser.SignInAsync(nobody, "not the password");

        (await TextAsync(answer)).ShouldContain("can sign in to this account again in 5 minutes");
    }

    [Fact]
    public async Task Demo_password_opens_nothing_outside_development()
    {
        await SetPasswordAsync(DemoSignIn.Password);
        using var browser = site.Site.Browser();

        using var answer = await browser.SignInAsync(_name, DemoSignIn.Password);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        HasSession(answer).ShouldBeFalse();
    }

    [Fact]
    public async Task Operator_without_a_tenant_is_told_so()
    {
        await using (var db = Operators.Open(site.Services))
        {
            db.Memberships.RemoveRange(db.Memberships.Where(row => row.TenantId == _ana.TenantId));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var browser = site.Site.Browser();

        using var answer = await browser.SignInAsync(_name);

        (await TextAsync(answer)).ShouldContain("not a member of any tenant");
        HasSession(answer).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Testing", false)]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task Demo_people_are_listed_in_development_only(string environment, bool listed)
    {
        await using var app = new ConsoleApp(environment);
        var tenant = await Operators.AddTenantAsync(app.Services, "acme");
        await Operators.AddAsync(app.Services, tenant, "demo", "agent");
        using var browser = app.Browser();

        var page = await browser.GetStringAsync("/login", TestContext.Current.CancellationToken);

        page.Contains("demo@test.example", StringComparison.Ordinal).ShouldBe(listed);
        page.Contains(DemoSignIn.Password, StringComparison.Ordinal).ShouldBe(listed);
    }

    [Fact]
    public async Task Sign_ins_that_the_start_prints_come_first_under_one_heading()
    {
        await using var plain = new ConsoleApp("Development");
        await using var app = plain.WithWebHostBuilder(host =>
            host.ConfigureServices(services => services.AddSingleton(new IntroducedSignIns(["zoe@test.example", "max@test.example"])))
        );
        var tenant = await Operators.AddTenantAsync(app.Services, "acme");
        foreach (var name in (string[])["ada", "max", "ben", "zoe"])
        {
            await Operators.AddAsync(app.Services, tenant, name, "agent");
        }

        using var browser = app.Browser();

        var page = await browser.GetStringAsync("/login", TestContext.Current.CancellationToken);

        string[] inOrder = [">Start here<", ">Zoe<", ">Max<", ">2 others<", ">Ada<", ">Ben<"];
        var at = 0;
        foreach (var words in inOrder)
        {
            at = page.IndexOf(words, at + 1, StringComparison.Ordinal);
            at.ShouldBeGreaterThan(0, words);
        }

        page.IndexOf(">Start here<", page.IndexOf(">Zoe<", StringComparison.Ordinal), StringComparison.Ordinal).ShouldBe(-1);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_refused()
    {
        await using var app = new ConsoleApp(
            "Testing",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["SignIn:TriesPerMinute"] = "2" }
        );
        using var browser = app.Browser();
        using var first = await browser.SignInAsync("one");
        using var second = await browser.SignInAsync("two");

        using var third = await browser.SignInAsync("three");

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        third.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static bool HasSession(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies)
        && cookies.Any(text => text.StartsWith("recs-session", StringComparison.Ordinal));

    private static Task<string> TextAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task SetPasswordAsync(string password)
    {
        await using var db = Operators.Open(site.Services);
        var row = await db.Users.SingleAsync(user => user.UserName == Operators.Email(_name), TestContext.Current.CancellationToken);
        row.PasswordHash = new PasswordHasher<OperatorRow>().HashPassword(row, password);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
