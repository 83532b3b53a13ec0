using System.Net;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Devices;

/// <summary>The owner of an account is told of a sign-in from a browser that it was not used in before.</summary>
[Trait("Req", "R57")]
public sealed class NewBrowserMailTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Second_browser_is_told_of_and_neither_the_first_nor_a_known_one()
    {
        await using var server = await MailServer.StartAsync(Token);
        await using var app = server.Site("https://localhost");
        var ana = await AddAsync(app);
        using var known = Browser(app, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        await SignInAsync(known);
        await Revocation.ApplyAsync(app.Services, ana, "session");
        await SignInAsync(known);
        using var other = Browser(app, "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36");

        await SignInAsync(other);

        var letter = (await server.WaitAsync(1, Token)).ShouldHaveSingleItem();
        letter.Headers["X-RcptTo"].ShouldBe(Operators.Email("ana"));
        letter.Subject.ShouldBe("Sign-in from a new browser");
        letter.TextBody!.ShouldContain("Chrome, Windows");
    }

    [Fact]
    public async Task Mail_is_in_the_language_of_its_owner_and_not_of_the_browser()
    {
        await using var server = await MailServer.StartAsync(Token);
        await using var app = server.Site("https://localhost");
        var ana = await AddAsync(app);
        await using (var db = Operators.Open(app.Services))
        {
            db.BindTo(ana.TenantId);
            var settings = new PersonSettingsRow
            {
                TenantId = ana.TenantId,
                PersonId = ana.PersonId,
                SettingsJson = new PersonalSettings { Language = "de" }.ToJson(),
            };
            db.PersonSettings.Add(settings);
            await db.SaveChangesAsync(Token);
        }

        using var known = Browser(app, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        await SignInAsync(known);
        using var other = Browser(app, "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36");
        other.DefaultRequestHeaders.Add("Accept-Language", "pl");

        await SignInAsync(other);

        (await server.WaitAsync(1, Token)).ShouldHaveSingleItem().Subject.ShouldBe("Anmeldung mit einem neuen Browser");
    }

    private static async Task<Actor> AddAsync(ConsoleApp app) =>
        await Operators.AddAsync(app.Services, await Operators.AddTenantAsync(app.Services, "here"), "ana", "agent");

    private static async Task SignInAsync(HttpClient browser)
    {
        using var answer = await browser.SignInAsync("ana");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static HttpClient Browser(ConsoleApp app, string agent)
    {
        var browser = app.Browser();
        browser.BaseAddress = new Uri("https://localhost");
        browser.DefaultRequestHeaders.Add("User-Agent", agent);
        return browser;
    }
}
