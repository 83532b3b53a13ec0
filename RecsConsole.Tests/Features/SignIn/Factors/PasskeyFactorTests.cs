using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Factors;

/// <summary>A passkey is a second factor: whoever has one and needs more than a password signs in with it.</summary>
[Trait("Req", "R57")]
public sealed class PasskeyFactorTests : IAsyncLifetime
{
    private FactorSite _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await FactorSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Passkey_counts_and_the_password_alone_is_then_refused()
    {
        var adele = await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "admin");
        var session = SessionClaims.From(await _site.OpenSessionAsync(adele))!;
        (await _site.Memberships.CheckAsync(session, Token)).ShouldBeNull();
        await _site.AddPasskeyAsync(session.OperatorId);
        await ProveAsync(session);

        (await _site.Memberships.CheckAsync(session, Token)).ShouldNotBeNull();
        using var browser = _site.Browser();
        using var answer = await browser.SignInAsync("adele");

        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("sign in with your passkey");
        (await browser.LeadsToAsync("/inbox"))!.ShouldStartWith("/login");
    }

    [Fact]
    public async Task Session_of_a_password_ends_when_its_owner_who_has_a_passkey_needs_more()
    {
        var adele = await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "agent");
        var proved = SessionClaims.From(await _site.OpenSessionAsync(adele))!;
        await _site.AddPasskeyAsync(proved.OperatorId);
        await ProveAsync(proved);
        using var browser = await _site.SignedInAsync();
        (await browser.LeadsToAsync("/inbox")).ShouldBeNull();

        await _site.ChangeAsync(async db =>
            (await db.People.SingleAsync(row => row.Id == adele.PersonId, Token)).Roles = ["agent", "admin"]
        );

        (await browser.LeadsToAsync("/inbox"))!.ShouldStartWith("/login");
        (await browser.LeadsToAsync("/account/second-factor"))!.ShouldStartWith(
            "/login",
            customMessage: "a password sets up no other factor"
        );
        (await _site.Memberships.CheckAsync(proved, Token)).ShouldNotBeNull("it was started with the passkey");
    }

    [Fact]
    public async Task Invitation_into_another_tenant_opens_no_session_beside_a_passkey()
    {
        var adele = await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "agent");
        await _site.AddPasskeyAsync(SessionClaims.From(await _site.OpenSessionAsync(adele))!.OperatorId);
        var other = await Operators.AddTenantAsync(_site.Services, "globex");
        var bert = await Operators.AddAsync(_site.Services, other, "bert", "admin");
        var person = Operators.Person(other, "adela", "admin");
        await using (var db = Operators.Open(_site.Services))
        {
            db.BindTo(other);
            db.People.Add(person);
            await db.SaveChangesAsync(Token);
        }

        await using var scope = _site.Services.CreateAsyncScope();
        var invite = scope.ServiceProvider.GetRequiredService<InvitePerson>();
        var made = await invite.RunAsync(bert, new(person.Id, Operators.Email("adele"), SendMail: false), Token);
        var link = new Uri(new Uri("http://localhost"), made.Value!.Address!).AbsolutePath;
        using var browser = _site.Browser();

        using var joined = await browser.PostFormAsync(
            link,
            await browser.GetStringAsync(link, Token),
            ("_handler", "follow-link"),
            ("Form.Password", Operators.Password)
        );

        new Uri(browser.BaseAddress!, joined.Headers.Location!).AbsolutePath.ShouldBe("/login");
        (await browser.LeadsToAsync("/inbox"))!.ShouldStartWith("/login");
        (await _site.Memberships.OfActorAsync(adele, Token)).Count.ShouldBe(2, "they have joined");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lost_passkey_is_taken_off_by_an_administrator_or_on_the_server(bool isByAdministrator)
    {
        var adele = await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "admin");
        var bert = await Operators.AddAsync(_site.Services, _site.Tenant, "bert", "admin");
        await _site.AddPasskeyAsync(SessionClaims.From(await _site.OpenSessionAsync(adele))!.OperatorId);
        await using var scope = _site.Services.CreateAsyncScope();
        var view = await scope.ServiceProvider.GetRequiredService<ReadSignIn>().RunAsync(bert, adele.PersonId, Token);
        view.Value!.HasSecondFactor.ShouldBeTrue("the button is shown by it");
        var reset = scope.ServiceProvider.GetRequiredService<ResetPassword>();

        var error = isByAdministrator
            ? (await reset.RemoveFactorAsync(bert, adele.PersonId, Token)).Error
            : (await reset.RemoveFactorAsync(Operators.Email("adele"), Token)).Error;

        error.ShouldBeNull();
        using var browser = await _site.SignedInAsync();
        (await browser.LeadsToAsync("/inbox")).ShouldBe("/account/second-factor", "they set up another one");
    }

    [Fact]
    public async Task Passkey_of_somebody_who_needs_none_leaves_the_password_as_it_is()
    {
        var adele = await Operators.AddAsync(_site.Services, _site.Tenant, "adele", "agent");
        await _site.AddPasskeyAsync(SessionClaims.From(await _site.OpenSessionAsync(adele))!.OperatorId);
        using var browser = await _site.SignedInAsync();

        (await browser.LeadsToAsync("/inbox")).ShouldBeNull();
    }

    private Task ProveAsync(SessionClaims session) =>
        _site.ChangeAsync(async db =>
            (await db.Sessions.SingleAsync(row => row.Id == session.SessionId, Token)).Issuer = FactorRule.OwnFactor
        );
}
