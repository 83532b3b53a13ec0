using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Factors;

/// <summary>An administrator or auditor with a password alone is led to the second factor, and nothing else opens before.</summary>
[Trait("Req", "R57")]
public sealed partial class NeededFactorTests : IAsyncLifetime
{
    private const string Page = "/account/second-factor";

    private FactorSite _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await FactorSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("admin")]
    [InlineData("auditor")]
    public async Task Password_alone_opens_the_page_that_sets_one_up_and_then_everything(string role)
    {
        await Operators.AddAsync(_site.Services, _site.Tenant, "adele", role);
        using var browser = await _site.SignedInAsync();

        foreach (var address in (string[])["/", "/inbox", "/admin/people", "/settings", "/account/password", "/login"])
        {
            (await browser.LeadsToAsync(address)).ShouldBe(Page, address);
        }

        using var circuit = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", content: null, Token);
        circuit.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetStringAsync("/account/passkeys", Token)).ShouldContain("needs more than a password");
        var done = await TurnOnAsync(browser);

        done.ShouldContain("Open the console");
        done.ShouldNotContain("needs more than a password");
        (await browser.LeadsToAsync("/inbox")).ShouldBeNull();
    }

    [Fact]
    public async Task Others_need_none()
    {
        await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "agent", "supervisor");
        using var browser = await _site.SignedInAsync();

        (await browser.LeadsToAsync("/inbox")).ShouldBeNull();
    }

    [Fact]
    public async Task Signing_out_works_without_one()
    {
        await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "admin");
        using var browser = await _site.SignedInAsync();
        using var left = await browser.PostFormAsync("/account/sign-out", await browser.GetStringAsync(Page, Token));

        left.Headers.Location!.ToString().ShouldBe("/login");
        (await browser.LeadsToAsync("/inbox"))!.ShouldStartWith("/login");
    }

    [Fact]
    public async Task Role_that_is_given_to_somebody_at_work_closes_their_requests_and_open_pages()
    {
        var adele = await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "agent");
        using var browser = await _site.SignedInAsync();
        await using var circuit = _site.Services.CreateAsyncScope();
        var page = (CircuitSession)circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        page.SetAuthenticationState(Task.FromResult(new AuthenticationState(await _site.OpenSessionAsync(adele))));
        var actors = circuit.ServiceProvider.GetRequiredService<ActorProvider>();
        (await actors.GetAsync(Token)).ShouldBe(adele);

        await _site.ChangeAsync(async db =>
            (await db.People.SingleAsync(row => row.Id == adele.PersonId, Token)).Roles = ["agent", "admin"]
        );

        (await browser.LeadsToAsync("/inbox")).ShouldBe(Page);
        await Should.ThrowAsync<AccessRevokedException>(() => actors.GetAsync(Token));
        (await page.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated.ShouldBeFalse();
    }

    [Fact]
    public async Task Change_of_rights_during_the_request_for_the_page_does_not_lead_away_from_it()
    {
        var adele = await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "admin");
        var session = SessionClaims.From(await _site.OpenSessionAsync(adele))!;
        await using var request = _site.Services.CreateAsyncScope();
        var page = (CircuitSession)request.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        var user = SessionClaims.Principal((await _site.Memberships.ReadAsync(session, Token))!, session.SessionId);
        page.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));

        await page.RecheckAsync(Token);

        SessionClaims.IsBeforeFactor(user).ShouldBeTrue();
        (await page.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_loses_the_last_one_is_led_there_again()
    {
        var adele = await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "admin");
        using var browser = await _site.SignedInAsync();
        await TurnOnAsync(browser);
        using var off = await browser.PostFormAsync(
            Page,
            await browser.GetStringAsync(Page, Token),
            ("_handler", "factor-off"),
            ("Off.Password", Operators.Password)
        );
        (await browser.LeadsToAsync("/inbox")).ShouldBe(Page, "turned off by its owner");

        await TurnOnAsync(browser);
        await using var scope = _site.Services.CreateAsyncScope();
        var bert = await Operators.AddAsync(_site.Services, _site.Tenant, "bert", "admin");
        (
            await scope.ServiceProvider.GetRequiredService<ResetPassword>().RemoveFactorAsync(bert, adele.PersonId, Token)
        ).Error.ShouldBeNull();

        using var again = await _site.SignedInAsync();
        (await again.LeadsToAsync("/inbox")).ShouldBe(Page, "taken off by an administrator");
    }

    [Fact]
    public async Task Session_that_a_provider_vouched_for_needs_none_here()
    {
        var adele = await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "admin");
        var session = SessionClaims.From(await _site.OpenSessionAsync(adele))!;

        await _site.ChangeAsync(async db =>
            (await db.Sessions.SingleAsync(row => row.Id == session.SessionId, Token)).VouchedTenantId = _site.Tenant
        );

        (await _site.Memberships.CheckAsync(session, Token)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Production", null, true)]
    [InlineData("Production", "false", false)]
    [InlineData("Testing", null, false)]
    [InlineData("Testing", "true", true)]
    public async Task Production_asks_for_it_unless_configured(string environment, string? setting, bool isAsked)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (setting is not null)
        {
            settings[FactorSite.Setting] = setting;
        }

        await using var app = new ConsoleApp(environment, settings);
        var admin = new Membership(Guid.Empty, "", Guid.Empty, "", Guid.Empty, "", ["admin"]);

        app.Services.GetRequiredService<FactorRule>().Concerns(admin).ShouldBe(isAsked);
    }

    private static async Task<string> TurnOnAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync(Page, Token);
        page.ShouldContain("needs more than a password");
        var secret = AuthenticatorApp.SecretOf(Codes().Match(page).Groups["code"].Value);
        using var answer = await browser.PostFormAsync(
            Page,
            page,
            ("_handler", "factor-on"),
            ("On.Code", AuthenticatorApp.CodeOf(secret, 0)),
            ("On.Password", Operators.Password)
        );
        return await answer.Content.ReadAsStringAsync(Token);
    }

    [GeneratedRegex("<code[^>]*>(?<code>[^<]+)</code>", RegexOptions.None, 1_000)]
    private static partial Regex Codes();
}
