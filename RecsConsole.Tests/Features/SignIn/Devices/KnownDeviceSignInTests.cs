using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Devices;

/// <summary>Somebody guesses until the address of the office is closed: who is still let in.</summary>
[Trait("Req", "R57")]
public sealed class KnownDeviceSignInTests
{
    private const string Closed = "Too many refused sign-ins from this address.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cookie_of_a_sign_in_is_for_this_host_over_https_and_no_script_or_other_site_reads_it()
    {
        await using var plain = App();
        await using var app = FromOneAddress(plain);
        await AddAsync(app, "ana");
        using var browser = Browser(app);
        using var overHttp = app.Browser();

        using var wrong = await browser.SignInAsync("ana", "not the password");
        using var right = await browser.SignInAsync("ana");
        using var unsafely = await overHttp.SignInAsync("ana");

        var cookie = right.Headers.GetValues("Set-Cookie").Single(text => text.Contains("recs-device", StringComparison.Ordinal));
        cookie.ShouldStartWith("__Host-recs-device=");
        foreach (var part in (string[])["; secure", "; httponly", "; samesite=strict", "; path=/", "; max-age=7776000"])
        {
            cookie.ShouldContain(part);
        }

        cookie.ShouldNotContain("domain=");
        CookiesOf(wrong).ShouldNotContain("recs-device");
        CookiesOf(unsafely).ShouldNotContain("recs-device");
    }

    [Fact]
    public async Task Known_browser_signs_in_while_the_address_is_closed_and_an_unknown_one_or_another_name_does_not()
    {
        await using var plain = App();
        await using var app = FromOneAddress(plain);
        var ana = await AddAsync(app, "ana");
        await Operators.AddAsync(app.Services, ana.TenantId, "ben", "agent");
        using var anas = Browser(app);
        await SignInOnceAsync(app, anas, ana);
        using var stranger = await CloseAddressAsync(app);

        using var unknown = await stranger.SignInAsync("ana");
        using var ofAnother = await anas.SignInAsync("ben");
        using var ofNobody = await anas.SignInAsync("nobody");
        using var known = await anas.SignInAsync("ana");

        foreach (var refused in (HttpResponseMessage[])[unknown, ofAnother, ofNobody])
        {
            (await TextAsync(refused)).ShouldContain(Closed);
        }

        known.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Changed_password_voids_the_cookie()
    {
        await using var plain = App();
        await using var app = FromOneAddress(plain);
        var ana = await AddAsync(app, "ana");
        using var anas = Browser(app);
        await SignInOnceAsync(app, anas, ana);
        const string wanted = "violet turbine nine harbours";
        await ChangePasswordAsync(app, ana, wanted);
        using var stranger = await CloseAddressAsync(app);

        using var answer = await anas.SignInAsync("ana", wanted);

        (await TextAsync(answer)).ShouldContain(Closed);
    }

    [Fact]
    public async Task Wrong_passwords_from_a_known_browser_lock_the_account_and_do_not_close_the_address()
    {
        await using var plain = App(triesOfName: "4");
        await using var app = FromOneAddress(plain);
        var ana = await AddAsync(app, "ana");
        await Operators.AddAsync(app.Services, ana.TenantId, "ben", "agent");
        using var anas = Browser(app);
        await SignInOnceAsync(app, anas, ana);
        await GuessAsync(anas, "ana", 4);

        using var right = await anas.SignInAsync("ana");
        using var others = Browser(app);
        using var ben = await others.SignInAsync("ben");

        (await TextAsync(right)).ShouldContain("can sign in to this account again in 5 minutes");
        ben.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Stolen_cookie_gives_a_few_guesses_only()
    {
        await using var plain = App(triesOfName: "100");
        await using var app = FromOneAddress(plain);
        var ana = await AddAsync(app, "ana");
        using var thief = Browser(app);
        await SignInOnceAsync(app, thief, ana);
        using var stranger = await CloseAddressAsync(app);
        await GuessAsync(thief, "ana", 5);

        using var right = await thief.SignInAsync("ana");

        (await TextAsync(right)).ShouldContain(Closed);
    }

    private static ConsoleApp App(string triesOfName = "5") =>
        new(
            "Testing",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SignIn:TriesPerMinute"] = "1000",
                ["SignIn:TriesBeforeLockout"] = triesOfName,
                ["SignIn:TriesBeforeAddressLockout"] = "3",
            }
        );

    private static WebApplicationFactory<Program> FromOneAddress(ConsoleApp app) =>
        app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new OneAddress())));

    private static HttpClient Browser(WebApplicationFactory<Program> app)
    {
        var browser = app.Browser();
        browser.BaseAddress = new Uri("https://localhost");
        return browser;
    }

    private static async Task<Actor> AddAsync(WebApplicationFactory<Program> app, string name)
    {
        var tenant = await Operators.AddTenantAsync(app.Services, "acme");
        return await Operators.AddAsync(app.Services, tenant, name, "agent");
    }

    [Fact]
    public async Task Whoever_changes_their_password_keeps_a_known_browser()
    {
        await using var plain = App();
        await using var app = FromOneAddress(plain);
        var ana = await AddAsync(app, "ana");
        using var anas = Browser(app);
        using var signedIn = await anas.SignInAsync("ana");

        using var changed = await anas.PostFormAsync(
            "/account/password",
            await anas.GetStringAsync("/account/password", Token),
            ("_handler", "password"),
            ("Form.Present", Operators.Password),
            ("Form.Wanted", "quite another sentence")
        );

        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        CookiesOf(changed).ShouldContain("__Host-recs-device=");
        await LeaveAsync(app, ana);
        using var stranger = await CloseAddressAsync(app);
        using var known = await anas.SignInAsync("ana", "quite another sentence");
        known.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task LeaveAsync(WebApplicationFactory<Program> app, Actor person)
    {
        await using var db = Operators.Open(app.Services);
        foreach (var session in await db.Sessions.Where(row => row.TenantId == person.TenantId).ToListAsync(Token))
        {
            session.EndedAt ??= DateTimeOffset.UtcNow;
        }

        await db.SaveChangesAsync(Token);
    }

    // signs in, and ends the session elsewhere, so that the browser is asked again
    private static async Task SignInOnceAsync(WebApplicationFactory<Program> app, HttpClient browser, Actor person)
    {
        using var answer = await browser.SignInAsync("ana");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Revocation.ApplyAsync(app.Services, person, "session");
    }

    private static async Task<HttpClient> CloseAddressAsync(WebApplicationFactory<Program> app)
    {
        var stranger = Browser(app);
        await GuessAsync(stranger, "nobody", 3);
        return stranger;
    }

    private static async Task GuessAsync(HttpClient browser, string name, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var wrong = await browser.SignInAsync(name, "not the password");
            (await TextAsync(wrong)).ShouldNotContain(Closed);
        }
    }

    private static async Task ChangePasswordAsync(WebApplicationFactory<Program> app, Actor person, string wanted)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var memberships = scope.ServiceProvider.GetRequiredService<Memberships>();
        var membership = (await memberships.OfActorAsync(person, Token)).Single();
        var session = SessionClaims.From(await Operators.OpenSessionAsync(app.Services, membership))!;
        var changePassword = scope.ServiceProvider.GetRequiredService<ChangePassword>();
        (await changePassword.RunAsync(session, new(Operators.Password, wanted, Browser: null), Token)).Error.ShouldBeNull();
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join('\n', cookies) : "";

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Token);
}
