using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.SingleSignOn;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.OpenId;

/// <summary>Settings of administrators: group mappings, and whether passwords are allowed in the tenant.</summary>
[Collection(OpenIdTestGroup.Name)]
public sealed class SingleSignOnTests(OpenIdSite site)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tenant_that_requires_single_sign_on_is_closed_to_passwords_old_and_new()
    {
        var (admin, session, browser) = await AdministratorAsync();
        var name = site.NewName("pia");
        await Operators.AddAsync(site.Services, site.Acme, name, "agent");
        await Operators.AddAsync(site.Services, site.Globex, name, "agent");
        using var old = site.Site.Browser();
        using (await old.SignInAsync(name)) { }

        try
        {
            (await SetAsync(admin, session, isRequired: true)).IsOk.ShouldBeTrue();

            (await OpenIdSite.IsInAsync(browser)).ShouldBeTrue();
            (await OpenIdSite.IsInAsync(old)).ShouldBeFalse(); // the session was for acme, the first tenant in the list
            using var fresh = site.Site.Browser();
            using var entered = await fresh.SignInAsync(name);
            entered.StatusCode.ShouldBe(HttpStatusCode.Redirect); // signed in to globex
            var page = await fresh.GetStringAsync(TokenEndpoint.Path, Token);
            using var switched = await fresh.PostFormAsync("/account/tenant", page, ("tenant", site.Acme.ToString()));
            switched.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        finally
        {
            await using var scope = site.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SetSingleSignOn>().TurnOffAsync(site.Acme, Token); // like the command
            browser.Dispose();
        }

        using var again = site.Site.Browser();
        using (await again.SignInAsync(name)) { }
        (await OpenIdSite.IsInAsync(again)).ShouldBeTrue();
    }

    [Fact]
    public async Task Password_of_somebody_without_another_tenant_is_refused_with_a_sentence()
    {
        var (admin, session, browser) = await AdministratorAsync();
        var name = site.NewName("pia");
        await Operators.AddAsync(site.Services, site.Acme, name, "agent");
        try
        {
            await SetAsync(admin, session, isRequired: true);
            using var fresh = site.Site.Browser();
            using var refused = await fresh.SignInAsync(name);
            refused.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await refused.Content.ReadAsStringAsync(Token)).ShouldContain("no longer accepts passwords");
        }
        finally
        {
            await SetAsync(admin, session, isRequired: false);
            browser.Dispose();
        }
    }

    [Fact]
    public async Task Who_signed_in_with_a_password_cannot_require_the_provider()
    {
        var admin = await Operators.AddAsync(site.Services, site.Acme, site.NewName("ada"), "admin");
        var (_, foreign, browser) = await AdministratorAsync();
        browser.Dispose();

        (await SetAsync(admin, Guid.NewGuid(), isRequired: true)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await SetAsync(admin, foreign, isRequired: true)).Error!.Kind.ShouldBe(ErrorKind.Conflict); // another person's session

        await using var db = Operators.Open(site.Services);
        (await db.Tenants.SingleAsync(row => row.Id == site.Acme, Token)).RequiresSingleSignOn.ShouldBeFalse();
    }

    [Fact]
    public async Task Changed_group_ends_the_sessions_of_others_and_gives_what_it_says_now()
    {
        var (admin, _, browser) = await AdministratorAsync();
        var group = site.NewName("changing");
        await site.MapAsync(group, ConsoleRole.Supervisor, Classifications.Internal);
        var name = site.NewName("uma");
        using var before = site.Site.Browser();
        await site.ArriveAsync(before, TokenWish.Of(name, group));

        (await SaveAsync(admin, new(group, ConsoleRole.Agent, [], Classifications.Public))).Value.ShouldBeGreaterThan(0);

        (await OpenIdSite.IsInAsync(before)).ShouldBeFalse();
        (await OpenIdSite.IsInAsync(browser)).ShouldBeTrue(); // the administrator who changed it stays signed in
        (await site.ArriveAsync(before, TokenWish.Of(name, group))).ShouldBe("/");
        await using var db = Operators.Open(site.Services);
        db.BindTo(site.Acme);
        (await db.People.SingleAsync(row => row.Key == name, Token)).Roles.ShouldBe([ConsoleRole.Agent]);
        browser.Dispose();
    }

    [Fact]
    public async Task Group_gets_no_more_than_its_administrator_has()
    {
        var admin = await Operators.AddAsync(site.Services, site.Acme, site.NewName("ada"), "admin"); // the clearance is public
        var group = site.NewName("raised");

        var saved = await SaveAsync(admin, new(group, ConsoleRole.Agent, [], Classifications.Restricted));

        saved.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = Operators.Open(site.Services);
        db.BindTo(site.Acme);
        (await db.SignInGroups.AnyAsync(row => row.Group == group, Token)).ShouldBeFalse();
        (await db.AuditEntries.AnyAsync(row => row.Operation == "save.sign_in_group" && row.Outcome == "denied", Token)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "agent", "", 0)]
    [InlineData("group", "emperor", "", 0)]
    [InlineData("group", "agent", "no-such-team", 0)]
    [InlineData("group", "agent", "", 4)]
    public async Task Group_that_makes_no_sense_is_refused(string group, string role, string team, int clearance)
    {
        var admin = await Operators.AddAsync(site.Services, site.Acme, site.NewName("ada"), "admin");

        var saved = await SaveAsync(admin, new(group, role, team.Length == 0 ? [] : [team], clearance));

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    private async Task<(Actor Admin, Guid Session, HttpClient Browser)> AdministratorAsync()
    {
        var (name, group) = (site.NewName("ada"), site.NewName("admins"));
        await site.MapAsync(group, ConsoleRole.Admin, Classifications.Restricted);
        var browser = site.Site.Browser();
        await site.ArriveAsync(browser, TokenWish.Of(name, group));
        await using var db = Operators.Open(site.Services);
        db.BindTo(site.Acme);
        var person = await db.People.SingleAsync(row => row.Key == name, Token);
        var session = await db.Sessions.SingleAsync(row => row.IssuerSession == $"session-of-{name}", Token);
        return (new(site.Acme, person.Id), session.Id, browser);
    }

    private async Task<Result<bool>> SetAsync(Actor admin, Guid session, bool isRequired)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SetSingleSignOn>().RunAsync(admin, new(session, isRequired), Token);
    }

    private async Task<Result<int>> SaveAsync(Actor admin, SignInGroup group)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SaveSignInGroup>().RunAsync(admin, group, Token);
    }
}
