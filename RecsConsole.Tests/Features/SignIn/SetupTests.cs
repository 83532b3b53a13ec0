using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.SignIn.Setup;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>An empty server in Production, from its setup link to a signed-in administrator.</summary>
public sealed class SetupTests : IAsyncLifetime
{
    private const string Outside = "https://console.example";
    private const string Password = "a sentence to remember";

    private readonly ConsoleApp _app = new(
        "Production",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["SignIn:Address"] = Outside }
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Bearer_of_the_link_becomes_the_administrator_of_the_first_tenant()
    {
        var link = await LinkAsync();
        using var browser = Browser(Outside);

        using var answer = await SetUpAsync(browser, link);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var people = await browser.GetAsync("/admin/people", Token);
        people.Headers.Location!.OriginalString.ShouldEndWith(
            "/account/second-factor",
            Case.Sensitive,
            "the password alone opens nothing else"
        );
        using var factor = await browser.GetAsync("/account/second-factor", Token);
        factor.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = Operators.Open(_app.Services);
        var tenant = await db.Tenants.SingleAsync(Token);
        tenant.Key.ShouldBe("muller-sons");
        (await Setup().MakeAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sign_in_page_says_where_to_begin_as_long_as_nobody_can_sign_in()
    {
        var link = await LinkAsync();
        using var stranger = Browser(Outside);

        (await stranger.GetStringAsync("/login", Token)).ShouldContain("Nobody can sign in yet.");
        using var browser = Browser(Outside);
        using var answer = await SetUpAsync(browser, link);

        (await stranger.GetStringAsync("/login", Token)).ShouldNotContain("Nobody can sign in yet.");
    }

    [Fact]
    public async Task Link_works_once_and_a_newer_one_ends_it()
    {
        var first = await LinkAsync();
        var second = await LinkAsync();
        using var browser = Browser(Outside);

        (await StatusAsync(browser, first)).ShouldBe(HttpStatusCode.NotFound);
        using var done = await SetUpAsync(browser, second);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var other = Browser(Outside);
        (await StatusAsync(other, second)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("https://elsewhere.example", HttpStatusCode.BadRequest)]
    [InlineData("http://console.example", HttpStatusCode.NotFound)]
    public async Task Link_works_over_the_configured_address_alone(string address, HttpStatusCode status)
    {
        var link = await LinkAsync();
        using var browser = Browser(address);

        (await StatusAsync(browser, link)).ShouldBe(status);
    }

    [Fact]
    public async Task Link_that_is_too_old_shows_no_form_and_takes_none()
    {
        var link = await LinkAsync();
        using var browser = Browser(Outside);
        var page = await browser.GetStringAsync(link, Token);
        await using var db = Operators.Open(_app.Services);
        var row = await db.AccountLinks.SingleAsync(Token);
        row.ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(-1);
        await db.SaveChangesAsync(Token);

        using var answer = await PostAsync(browser, link, page);

        answer.StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
        (await db.Tenants.AnyAsync(Token)).ShouldBeFalse();
        (await db.Users.AnyAsync(Token)).ShouldBeFalse();
        (await StatusAsync(browser, link)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Form.TenantName", "")]
    [InlineData("Form.TimeZone", "Mars/Base")]
    [InlineData("Form.Email", "nobody")]
    [InlineData("Form.Password", "short")]
    [InlineData("Form.Password", "1qaz2wsx3edc")]
    [InlineData("Form.Password", "erika@muller2026")]
    public async Task What_is_wrong_is_said_and_nothing_is_made(string field, string value)
    {
        var link = await LinkAsync();
        using var browser = Browser(Outside);

        using var answer = await SetUpAsync(browser, link, (field, value));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("role=\"alert\"");
        await using var db = Operators.Open(_app.Services);
        (await db.Tenants.AnyAsync(Token)).ShouldBeFalse();
        (await db.Users.AnyAsync(Token)).ShouldBeFalse();
        (await StatusAsync(browser, link)).ShouldBe(HttpStatusCode.OK); // the link can be used again
    }

    private SetupLink Setup() => _app.Services.GetRequiredService<SetupLink>();

    private async Task<string> LinkAsync()
    {
        var line = (await Setup().MakeAsync(Token)).Single();
        return new Uri(line.Split(' ')[^1]).AbsolutePath;
    }

    private HttpClient Browser(string address) =>
        _app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(address) });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string link)
    {
        using var answer = await browser.GetAsync(link, Token);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SetUpAsync(
        HttpClient browser,
        string link,
        params (string Name, string Value)[] other
    ) => await PostAsync(browser, link, await browser.GetStringAsync(link, Token), other);

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient browser,
        string link,
        string page,
        params (string Name, string Value)[] other
    )
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "set-up",
            ["Form.TenantName"] = "Müller & Sons",
            ["Form.TimeZone"] = "Europe/Berlin",
            ["Form.Name"] = "Erika Muster",
            ["Form.Email"] = "erika@muller.example",
            ["Form.Password"] = Password,
        };
        foreach (var (name, value) in other)
        {
            fields[name] = value;
        }

        return browser.PostFormAsync(link, page, [.. fields.Select(each => (each.Key, each.Value))]);
    }
}
