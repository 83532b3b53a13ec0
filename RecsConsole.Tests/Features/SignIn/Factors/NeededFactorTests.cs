using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Features.SignIn.Passkeys;
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
    private const string Setting = "SignIn:AdministratorsNeedSecondFactor";

    private readonly ConsoleApp _app = new("Testing", new Dictionary<string, string>(StringComparer.Ordinal) { [Setting] = "true" });
    private Guid _tenant;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _tenant = await Operators.AddTenantAsync(_app.Services, "acme");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("admin")]
    [InlineData("auditor")]
    public async Task Password_alone_opens_the_page_that_sets_one_up_and_then_everything(string role)
    {
        await Operators.AddAsync(_app.Services, _tenant, "adele", role);
        using var browser = await SignedInAsync();

        foreach (var address in (string[])["/", "/inbox", "/admin/people", "/settings", "/account/password", "/login"])
        {
            (await LeadsToAsync(browser, address)).ShouldBe(Page, address);
        }

        using var circuit = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", content: null, Token);
        circuit.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetStringAsync("/account/passkeys", Token)).ShouldContain("needs more than a password");
        var done = await TurnOnAsync(browser);

        done.ShouldContain("Open the console");
        done.ShouldNotContain("needs more than a password");
        (await LeadsToAsync(browser, "/inbox")).ShouldBeNull();
    }

    [Fact]
    public async Task Others_need_none()
    {
        await Operators.AddAsync(_app.Services, _tenant, "adele", "agent", "supervisor");
        using var browser = await SignedInAsync();

        (await LeadsToAsync(browser, "/inbox")).ShouldBeNull();
    }

    [Fact]
    public async Task Signing_out_works_without_one()
    {
        await Operators.AddAsync(_app.Services, _tenant, "adele", "admin");
        using var browser = await SignedInAsync();
        using var left = await browser.PostFormAsync("/account/sign-out", await browser.GetStringAsync(Page, Token));

        left.Headers.Location!.ToString().ShouldBe("/login");
        (await LeadsToAsync(browser, "/inbox"))!.ShouldStartWith("/login");
    }

    [Fact]
    public async Task Role_that_is_given_to_somebody_at_work_closes_their_requests_and_open_pages()
    {
        var adele = await Operators.AddAsync(_app.Services, _tenant, "adele", "agent");
        using var browser = await SignedInAsync();
        await using var circuit = _app.Services.CreateAsyncScope();
        var page = (CircuitSession)circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        page.SetAuthenticationState(Task.FromResult(new AuthenticationState(await OpenSessionAsync(adele))));
        var actors = circuit.ServiceProvider.GetRequiredService<ActorProvider>();
        (await actors.GetAsync(Token)).ShouldBe(adele);

        await ChangeAsync(async db => (await db.People.SingleAsync(row => row.Id == adele.PersonId, Token)).Roles = ["agent", "admin"]);

        (await LeadsToAsync(browser, "/inbox")).ShouldBe(Page);
        await Should.ThrowAsync<AccessRevokedException>(() => actors.GetAsync(Token));
        (await page.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated.ShouldBeFalse();
    }

    [Fact]
    public async Task Change_of_rights_during_the_request_for_the_page_does_not_lead_away_from_it()
    {
        var adele = await Operators.AddAsync(_app.Services, _tenant, "adele", "admin");
        var session = SessionClaims.From(await OpenSessionAsync(adele))!;
        await using var request = _app.Services.CreateAsyncScope();
        var page = (CircuitSession)request.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        var user = SessionClaims.Principal((await Memberships.ReadAsync(session, Token))!, session.SessionId);
        page.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));

        await page.RecheckAsync(Token);

        SessionClaims.IsBeforeFactor(user).ShouldBeTrue();
        (await page.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_loses_the_last_one_is_led_there_again()
    {
        var adele = await Operators.AddAsync(_app.Services, _tenant, "adele", "admin");
        using var browser = await SignedInAsync();
        await TurnOnAsync(browser);
        using var off = await browser.PostFormAsync(
            Page,
            await browser.GetStringAsync(Page, Token),
            ("_handler", "factor-off"),
            ("Off.Password", Operators.Password)
        );
        (await LeadsToAsync(browser, "/inbox")).ShouldBe(Page, "turned off by its owner");

        await TurnOnAsync(browser);
        await using var scope = _app.Services.CreateAsyncScope();
        var bert = await Operators.AddAsync(_app.Services, _tenant, "bert", "admin");
        (
            await scope.ServiceProvider.GetRequiredService<ResetPassword>().RemoveFactorAsync(bert, adele.PersonId, Token)
        ).Error.ShouldBeNull();

        using var again = await SignedInAsync();
        (await LeadsToAsync(again, "/inbox")).ShouldBe(Page, "taken off by an administrator");
    }

    [Fact]
    public async Task Passkey_counts_and_the_password_alone_is_then_refused()
    {
        var adele = await Operators.AddAsync(_app.Services, _tenant, "adele", "admin");
        var session = SessionClaims.From(await OpenSessionAsync(adele))!;
        (await Memberships.CheckAsync(session, Token)).ShouldBeNull();
        await AddPasskeyAsync(session.OperatorId);

        (await Memberships.CheckAsync(session, Token)).ShouldNotBeNull();
        using var browser = _app.Browser();
        using var answer = await browser.SignInAsync("adele");

        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("sign in with your passkey");
        (await LeadsToAsync(browser, "/inbox"))!.ShouldStartWith("/login");
    }

    [Fact]
    public async Task Invitation_into_another_tenant_opens_no_session_beside_a_passkey()
    {
        var adele = await Operators.AddAsync(_app.Services, _tenant, "adele", "agent");
        await AddPasskeyAsync(SessionClaims.From(await OpenSessionAsync(adele))!.OperatorId);
        var other = await Operators.AddTenantAsync(_app.Services, "globex");
        var bert = await Operators.AddAsync(_app.Services, other, "bert", "admin");
        var person = Operators.Person(other, "adela", "admin");
        await using (var db = Operators.Open(_app.Services))
        {
            db.BindTo(other);
            db.People.Add(person);
            await db.SaveChangesAsync(Token);
        }

        await using var scope = _app.Services.CreateAsyncScope();
        var invite = scope.ServiceProvider.GetRequiredService<InvitePerson>();
        var made = await invite.RunAsync(bert, new(person.Id, Operators.Email("adele"), SendMail: false), Token);
        var link = new Uri(new Uri("http://localhost"), made.Value!.Address!).AbsolutePath;
        using var browser = _app.Browser();

        using var joined = await browser.PostFormAsync(
            link,
            await browser.GetStringAsync(link, Token),
            ("_handler", "follow-link"),
            ("Form.Password", Operators.Password)
        );

        new Uri(browser.BaseAddress!, joined.Headers.Location!).AbsolutePath.ShouldBe("/login");
        (await LeadsToAsync(browser, "/inbox"))!.ShouldStartWith("/login");
        (await Memberships.OfActorAsync(adele, Token)).Count.ShouldBe(2, "they have joined");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lost_passkey_is_taken_off_by_an_administrator_or_on_the_server(bool isByAdministrator)
    {
        var adele = await Operators.AddAsync(_app.Services, _tenant, "adele", "admin");
        var bert = await Operators.AddAsync(_app.Services, _tenant, "bert", "admin");
        await AddPasskeyAsync(SessionClaims.From(await OpenSessionAsync(adele))!.OperatorId);
        await using var scope = _app.Services.CreateAsyncScope();
        var view = await scope.ServiceProvider.GetRequiredService<ReadSignIn>().RunAsync(bert, adele.PersonId, Token);
        view.Value!.HasSecondFactor.ShouldBeTrue("the button is shown by it");
        var reset = scope.ServiceProvider.GetRequiredService<ResetPassword>();

        var error = isByAdministrator
            ? (await reset.RemoveFactorAsync(bert, adele.PersonId, Token)).Error
            : (await reset.RemoveFactorAsync(Operators.Email("adele"), Token)).Error;

        error.ShouldBeNull();
        using var browser = await SignedInAsync();
        (await LeadsToAsync(browser, "/inbox")).ShouldBe(Page, "they set up another one");
    }

    [Fact]
    public async Task Passkey_of_somebody_who_needs_none_leaves_the_password_as_it_is()
    {
        var adele = await Operators.AddAsync(_app.Services, _tenant, "adele", "agent");
        await AddPasskeyAsync(SessionClaims.From(await OpenSessionAsync(adele))!.OperatorId);
        using var browser = await SignedInAsync();

        (await LeadsToAsync(browser, "/inbox")).ShouldBeNull();
    }

    [Fact]
    public async Task Session_that_a_provider_vouched_for_needs_none_here()
    {
        var adele = await Operators.AddAsync(_app.Services, _tenant, "adele", "admin");
        var session = SessionClaims.From(await OpenSessionAsync(adele))!;

        await ChangeAsync(async db => (await db.Sessions.SingleAsync(row => row.Id == session.SessionId, Token)).VouchedTenantId = _tenant);

        (await Memberships.CheckAsync(session, Token)).ShouldNotBeNull();
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
            settings[Setting] = setting;
        }

        await using var app = new ConsoleApp(environment, settings);
        var admin = new Membership(Guid.Empty, "", Guid.Empty, "", Guid.Empty, "", ["admin"]);

        app.Services.GetRequiredService<FactorRule>().Concerns(admin).ShouldBe(isAsked);
    }

    private Memberships Memberships => _app.Services.GetRequiredService<Memberships>();

    private async Task<HttpClient> SignedInAsync()
    {
        var browser = _app.Browser();
        using var answer = await browser.SignInAsync("adele");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private async Task<System.Security.Claims.ClaimsPrincipal> OpenSessionAsync(Actor person) =>
        await Operators.OpenSessionAsync(_app.Services, (await Memberships.OfActorAsync(person, Token)).Single());

    private async Task AddPasskeyAsync(Guid operatorId) =>
        await ChangeAsync(db =>
        {
            var passkey = new UserPasskeyInfo([1, 2], [3], DateTimeOffset.UnixEpoch, 0, [], true, false, false, [], []) { Name = "Laptop" };
            db.UserPasskeys.Add(PasskeyRows.Of(operatorId, passkey));
            return Task.CompletedTask;
        });

    private async Task ChangeAsync(Func<RecsConsole.Database.ConsoleDbContext, Task> changeAsync)
    {
        await using var db = Operators.Open(_app.Services);
        db.BindTo(_tenant);
        await changeAsync(db);
        await db.SaveChangesAsync(Token);
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

    // the path of the redirect; null where the page itself answers
    private static async Task<string?> LeadsToAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, Token);
        return answer.StatusCode is HttpStatusCode.Redirect ? new Uri(browser.BaseAddress!, answer.Headers.Location!).AbsolutePath : null;
    }

    [GeneratedRegex("<code[^>]*>(?<code>[^<]+)</code>", RegexOptions.None, 1_000)]
    private static partial Regex Codes();
}
