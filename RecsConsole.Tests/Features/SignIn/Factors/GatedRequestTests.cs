using System.Net;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Factors;

/// <summary>What a session gets that waits for a second factor, apart from pages.</summary>
[Trait("Req", "R57")]
public sealed class GatedRequestTests : IAsyncLifetime
{
    private const string Page = "/account/second-factor";

    private readonly ConsoleApp _app = new(
        "Testing",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["SignIn:AdministratorsNeedSecondFactor"] = "true" }
    );

    private Guid _tenant;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _tenant = await Operators.AddTenantAsync(_app.Services, "acme");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Use_of_a_page_prolongs_nothing_before_it()
    {
        await Operators.AddAsync(_app.Services, _tenant, "adele", "admin");
        using var browser = await SignedInAsync();
        var before = await EndInTenMinutesAsync();

        using var answer = await browser.PostAsync("/account/active", content: null, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        PathOf(browser, answer).ShouldBe(Page);
        (await EndsAtAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Interface_of_programs_opens_to_no_cookie()
    {
        await Operators.AddAsync(_app.Services, _tenant, "adele", "admin");
        using var browser = await SignedInAsync();

        using var answer = await browser.GetAsync("/api/v1/cases", Token);

        ((int)answer.StatusCode).ShouldBeInRange(401, 403);
    }

    [Fact]
    public async Task Session_of_an_agent_that_enters_a_tenant_as_administrator_waits_for_it_there()
    {
        var other = await Operators.AddTenantAsync(_app.Services, "globex");
        await Operators.AddAsync(_app.Services, _tenant, "adele", "agent");
        await Operators.AddAsync(_app.Services, other, "adele", "admin");
        using var browser = await SignedInAsync();
        using var before = await browser.GetAsync("/inbox", Token);

        using var entered = await browser.PostFormAsync(
            "/account/tenant",
            await browser.GetStringAsync("/account/password", Token),
            ("tenant", other.ToString())
        );

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var after = await browser.GetAsync("/inbox", Token);
        PathOf(browser, after).ShouldBe(Page);
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var browser = _app.Browser();
        using var answer = await browser.SignInAsync("adele");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private async Task<DateTimeOffset> EndInTenMinutesAsync()
    {
        await using var db = Operators.Open(_app.Services);
        var session = await db.Sessions.SingleAsync(Token);
        session.EndsAt = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeMilliseconds());
        await db.SaveChangesAsync(Token);
        return session.EndsAt;
    }

    private async Task<DateTimeOffset> EndsAtAsync()
    {
        await using var db = Operators.Open(_app.Services);
        return await db.Sessions.Select(row => row.EndsAt).SingleAsync(Token);
    }

    private static string PathOf(HttpClient browser, HttpResponseMessage answer) =>
        new Uri(browser.BaseAddress!, answer.Headers.Location!).AbsolutePath;
}
