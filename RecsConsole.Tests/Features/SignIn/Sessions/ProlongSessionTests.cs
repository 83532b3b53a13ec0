using System.Net;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Sessions;

/// <summary>What moves the end of a session, and how far.</summary>
[Trait("Req", "R199")]
[Collection(SignInTestGroup.Name)]
public sealed class ProlongSessionTests(SignInSite site) : IAsyncLifetime
{
    private const string Active = "/account/active";
    private readonly string _name = site.NewName("ana");
    private readonly HttpClient _browser = site.Site.Browser();
    private Guid _tenant;
    private string _cookie = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _tenant = await site.AddTenantAsync();
        await Operators.AddAsync(site.Services, _tenant, _name, "agent");
        using var answer = await _browser.SignInAsync(_name);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookies = answer.Headers.GetValues("Set-Cookie");
        _cookie = cookies.Single(text => text.StartsWith("recs-session", StringComparison.Ordinal)).Split(';')[0];
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Half_an_hour_without_use_and_half_a_day_in_all_are_the_defaults()
    {
        var options = new SignInOptions();

        (options.SessionTime, options.LongestSession).ShouldBe((TimeSpan.FromMinutes(30), TimeSpan.FromHours(12)));
    }

    [Theory]
    [InlineData(Active, true)]
    [InlineData("/drafts/key", false)]
    [InlineData("/inbox", true)]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", false)]
    public async Task Person_prolongs_a_session_and_a_page_by_itself_does_not(string address, bool isProlonged)
    {
        var before = await ChangeAsync(session => session.EndsAt = DateTimeOffset.UtcNow.AddMinutes(10));

        using var answer = address is "/inbox" or "/drafts/key"
            ? await _browser.GetAsync(address, Token)
            : await _browser.PostAsync(address, content: null, Token);

        answer.IsSuccessStatusCode.ShouldBeTrue();
        var left = await EndsAtAsync() - before;
        (left > TimeSpan.FromMinutes(19)).ShouldBe(isProlonged);
    }

    [Theory]
    [InlineData("Sec-Purpose", "prefetch;prerender", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    public async Task Request_that_no_person_made_here_does_not_count(string header, string value, bool isProlonged)
    {
        var before = await ChangeAsync(session => session.EndsAt = DateTimeOffset.UtcNow.AddMinutes(10));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/inbox");
        request.Headers.Add(header, value);

        using var answer = await _browser.SendAsync(request, Token);

        (await EndsAtAsync() - before > TimeSpan.FromMinutes(19)).ShouldBe(isProlonged);
    }

    [Fact]
    public async Task Panel_beside_a_ticket_does_not_count()
    {
        var before = await ChangeAsync(session => session.EndsAt = DateTimeOffset.UtcNow.AddMinutes(10));

        using var panel = await _browser.GetAsync("/embed/cases/NONE-1", Token);

        panel.StatusCode.ShouldBe(HttpStatusCode.NotFound, "of somebody who is signed in");
        (await EndsAtAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Page_that_is_loaded_again_by_itself_does_not_count_and_the_first_click_on_it_does()
    {
        using var browser = site.Site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        var before = await ChangeAsync(session => session.EndsAt = DateTimeOffset.UtcNow.AddMinutes(10));
        browser.DefaultRequestHeaders.Add("Cookie", $"{_cookie}; recs-reload=1");

        using var page = await browser.GetAsync("/inbox", Token);
        var reloaded = await EndsAtAsync();
        using var click = await browser.PostAsync(Active, content: null, Token);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        reloaded.ShouldBe(before);
        (await EndsAtAsync()).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Page_asks_how_long_the_session_goes_on_and_asking_prolongs_nothing()
    {
        var before = await ChangeAsync(session => session.EndsAt = DateTimeOffset.UtcNow.AddMinutes(10));

        var asked = await _browser.GetStringAsync(Active, Token);
        var unchanged = await EndsAtAsync();
        using var used = await _browser.PostAsync(Active, content: null, Token);

        unchanged.ShouldBe(before);
        SecondsOf(asked).ShouldBeInRange(540, 600);
        SecondsOf(await used.Content.ReadAsStringAsync(Token)).ShouldBeInRange(1740, 1800);
    }

    [Fact]
    public async Task Page_holds_a_hidden_warning_of_the_end()
    {
        var page = await _browser.GetStringAsync("/inbox", Token);

        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
        document.QuerySelectorAll("#session-end > [hidden] button").Length.ShouldBe(1);
        document.QuerySelectorAll("script[src*='js/active']").Length.ShouldBe(1);
    }

    private static int SecondsOf(string left) => int.Parse(left, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task It_is_written_once_a_minute_at_most()
    {
        await ChangeAsync(session => session.EndsAt = DateTimeOffset.UtcNow.AddMinutes(10));
        using var first = await _browser.PostAsync(Active, content: null, Token);
        var before = await ChangeAsync(session => session.EndsAt = DateTimeOffset.UtcNow.AddMinutes(10));

        using var second = await _browser.PostAsync(Active, content: null, Token);

        (await EndsAtAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Half_a_day_after_the_sign_in_it_ends_however_much_it_is_used()
    {
        var started = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddHours(-11.8).ToUnixTimeMilliseconds());
        await ChangeAsync(session => (session.StartedAt, session.EndsAt) = (started, DateTimeOffset.UtcNow.AddMinutes(5)));

        using var answer = await _browser.PostAsync(Active, content: null, Token);

        (await EndsAtAsync()).ShouldBe(started.AddHours(12));
    }

    [Fact]
    public async Task Session_that_is_over_is_not_brought_back()
    {
        var before = await ChangeAsync(session => session.EndsAt = DateTimeOffset.UtcNow.AddMinutes(-1));

        using var answer = await _browser.PostAsync(Active, content: null, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await EndsAtAsync()).ShouldBe(before);
    }

    private async Task<DateTimeOffset> ChangeAsync(Action<SessionRow> change)
    {
        await using var db = Operators.Open(site.Services);
        var session = await db.Sessions.SingleAsync(row => row.TenantId == _tenant, Token);
        change(session);
        session.EndsAt = DateTimeOffset.FromUnixTimeMilliseconds(session.EndsAt.ToUnixTimeMilliseconds());
        await db.SaveChangesAsync(Token);
        return session.EndsAt;
    }

    private async Task<DateTimeOffset> EndsAtAsync()
    {
        await using var db = Operators.Open(site.Services);
        return await db.Sessions.Where(row => row.TenantId == _tenant).Select(row => row.EndsAt).SingleAsync(Token);
    }
}
