using System.Net;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.OpenId;

/// <summary>Who signs in through a provider, as which account, and with which rights.</summary>
[Collection(OpenIdTestGroup.Name)]
public sealed class EnterByProviderTests(OpenIdSite site)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task First_sign_in_makes_account_and_person_with_what_the_groups_give()
    {
        var name = site.NewName("ana");
        using var browser = site.Site.Browser();
        var asked = await OpenIdSite.AskAsync(browser, $"{OpenIdSite.Begin}?returnUrl=%2Fsettings");
        asked.Query.ShouldContain("code_challenge_method=S256");
        asked.Query.ShouldContain("response_type=code");

        var back = site.Provider.Answer(asked, TokenWish.Of(name, "agents", "leads", "not-mapped"));

        (await OpenIdSite.ReturnAsync(browser, back)).ShouldBe("/settings");
        (await OpenIdSite.IsInAsync(browser)).ShouldBeTrue();
        var person = await PersonAsync(name);
        person.Roles.ShouldBe([ConsoleRole.Agent, ConsoleRole.Supervisor], ignoreOrder: true);
        person.Teams.ShouldBe(["first-line"]);
        person.Clearance.ShouldBe(Classifications.Confidential);
        await using var db = Operators.Open(site.Services);
        var account = await db.Users.SingleAsync(row => row.Email == Operators.Email(name), Token);
        account.PasswordHash.ShouldBeNull();
        var session = await db.Sessions.SingleAsync(row => row.OperatorId == account.Id, Token);
        (session.VouchedTenantId, session.Issuer, session.IssuerSession).ShouldBe((site.Acme, site.Provider.Issuer, $"session-of-{name}"));
    }

    [Theory]
    [InlineData("group", OpenIdRefusal.NoGroup, "none of your groups")]
    [InlineData("no groups", OpenIdRefusal.NoGroup, "none of your groups")]
    [InlineData("case of group", OpenIdRefusal.NoGroup, "none of your groups")]
    [InlineData("more groups", OpenIdRefusal.TooManyGroups, "in more groups than the provider sends")]
    [InlineData("unverified", OpenIdRefusal.NoAddress, "did not send a verified email address")]
    [InlineData("no address", OpenIdRefusal.NoAddress, "did not send a verified email address")]
    public async Task Who_is_not_to_come_in_leaves_nothing_behind(string why, string reason, string sentence)
    {
        var wish = TokenWish.Of(site.NewName("eve"), "agents");
        wish = why switch
        {
            "group" => wish.With("groups", (string[])["guests"]),
            "no groups" => wish with { Without = ["groups"] },
            "case of group" => wish.With("groups", (string[])["Agents"]),
            "more groups" => (wish with { Without = ["groups"] }).With(
                "_claim_names",
                new Dictionary<string, object>(StringComparer.Ordinal) { ["groups"] = "src1" }
            ),
            "unverified" => wish.With("email_verified", false),
            _ => wish with { Without = ["email"] },
        };
        var stored = await site.StoredAsync();
        using var browser = site.Site.Browser();

        var leads = await site.ArriveAsync(browser, wish);

        leads.ShouldBe($"/login?refused={reason}");
        (await site.StoredAsync()).ShouldBe(stored);
        (await site.RefusalsAsync())[^1].ShouldContain(reason);
        (await browser.GetStringAsync(leads, Token)).ShouldContain(sentence);
    }

    [Fact]
    public async Task Account_with_the_same_address_is_not_taken_over()
    {
        var name = site.NewName("bo");
        await Operators.AddAsync(site.Services, site.Globex, name, "admin");
        var stored = await site.StoredAsync();
        using var browser = site.Site.Browser();

        (await site.ArriveAsync(browser, TokenWish.Of(name, "agents"))).ShouldBe($"/login?refused={OpenIdRefusal.AddressTaken}");

        (await site.StoredAsync()).ShouldBe(stored);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(ConsoleRole.Supervisor, 2)]
    public async Task Person_without_account_is_who_signs_in_unless_they_have_a_role(string role, int people)
    {
        var name = site.NewName("noah");
        await using var db = Operators.Open(site.Services);
        db.BindTo(site.Acme);
        string[] roles = role.Length == 0 ? [] : [role];
        await NewPerson.AppendAsync(db, "Noah", Operators.Email(name), roles, Classifications.Public, "UTC", DateTimeOffset.UtcNow, Token);
        await db.SaveChangesAsync(Token);
        using var browser = site.Site.Browser();

        (await site.ArriveAsync(browser, TokenWish.Of(name, "agents"))).ShouldBe("/");

        var same = (await db.People.AsNoTracking().ToListAsync(Token)).Where(row => row.Email == Operators.Email(name)).ToList();
        same.Count.ShouldBe(people);
        same.Single(row => row.Key == name).Roles.ShouldBe(people == 1 ? [ConsoleRole.Agent] : roles);
    }

    [Fact]
    public async Task Fewer_groups_take_rights_and_end_the_other_sessions()
    {
        var name = site.NewName("lea");
        using var before = site.Site.Browser();
        await site.ArriveAsync(before, TokenWish.Of(name, "agents", "leads"));
        using var after = site.Site.Browser();

        (await site.ArriveAsync(after, TokenWish.Of(name, "agents"))).ShouldBe("/");

        (await OpenIdSite.IsInAsync(before)).ShouldBeFalse();
        (await OpenIdSite.IsInAsync(after)).ShouldBeTrue();
        var person = await PersonAsync(name);
        person.Roles.ShouldBe([ConsoleRole.Agent]);
        person.Teams.ShouldBeEmpty();
        person.Clearance.ShouldBe(Classifications.Internal);
    }

    [Fact]
    public async Task More_groups_give_rights_and_leave_the_other_sessions()
    {
        var name = site.NewName("mia");
        using var before = site.Site.Browser();
        await site.ArriveAsync(before, TokenWish.Of(name, "agents"));
        using var after = site.Site.Browser();

        await site.ArriveAsync(after, TokenWish.Of(name, "agents", "leads"));

        (await OpenIdSite.IsInAsync(before)).ShouldBeTrue();
        (await PersonAsync(name)).Roles.ShouldContain(ConsoleRole.Supervisor);
    }

    [Fact]
    public async Task Who_is_in_no_mapped_group_any_more_loses_everything()
    {
        var name = site.NewName("tom");
        using var before = site.Site.Browser();
        await site.ArriveAsync(before, TokenWish.Of(name, "leads"));
        using var after = site.Site.Browser();

        (await site.ArriveAsync(after, TokenWish.Of(name, "guests"))).ShouldBe($"/login?refused={OpenIdRefusal.NoGroup}");

        (await OpenIdSite.IsInAsync(before)).ShouldBeFalse();
        var person = await PersonAsync(name);
        (person.Roles.Count, person.Teams.Count, person.Clearance).ShouldBe((0, 0, Classifications.Public));
    }

    [Fact]
    public async Task Last_administrator_keeps_their_rights_whatever_their_groups_say()
    {
        await site.MapAsync("admins", ConsoleRole.Admin, Classifications.Restricted);
        var (first, second) = (site.NewName("zoe"), site.NewName("max"));
        await using (var others = Operators.Open(site.Services))
        {
            others.BindTo(site.Acme);
            var before = await others.People.Where(row => row.Roles.Contains(ConsoleRole.Admin)).ToListAsync(Token);
            before.ForEach(row => row.IsActive = false); // from earlier tests
            await others.SaveChangesAsync(Token);
        }

        using var browser = site.Site.Browser();
        await site.ArriveAsync(browser, TokenWish.Of(first, "admins"));
        using (var other = site.Site.Browser())
        {
            await site.ArriveAsync(other, TokenWish.Of(second, "admins"));
        }

        await site.ArriveAsync(browser, TokenWish.Of(first, "agents"));
        (await PersonAsync(first)).Roles.ShouldBe([ConsoleRole.Agent], "there is another one");
        using var last = site.Site.Browser();
        await site.ArriveAsync(last, TokenWish.Of(second, "guests"));

        (await PersonAsync(second)).Roles.ShouldBe([ConsoleRole.Admin]);
        await using var db = Operators.Open(site.Services);
        db.BindTo(site.Acme);
        var id = (await PersonAsync(second)).Id.ToString("D");
        (
            await db.AuditEntries.CountAsync(row => row.Operation == "save.person" && row.ObjectId == id && row.Outcome == "denied", Token)
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Session_of_a_provider_opens_no_other_tenant()
    {
        var name = site.NewName("val");
        await Operators.AddAsync(site.Services, site.Globex, name, "agent");
        await Operators.AddAsync(site.Services, site.Acme, name, "agent");
        await using (var db = Operators.Open(site.Services))
        {
            var account = await db.Users.SingleAsync(row => row.Email == Operators.Email(name), Token);
            db.UserLogins.Add(
                new()
                {
                    LoginProvider = ProviderLogins.ProviderOf(site.Acme),
                    ProviderKey = ProviderLogins.KeyOf(site.Provider.Issuer, name),
                    UserId = account.Id,
                }
            );
            await db.SaveChangesAsync(Token);
        }

        using var browser = site.Site.Browser();
        (await site.ArriveAsync(browser, TokenWish.Of(name, "agents"))).ShouldBe("/");
        var page = await browser.GetStringAsync(TokenEndpoint.Path, Token);
        using var switched = await browser.PostFormAsync("/account/tenant", page, ("tenant", site.Globex.ToString()));

        await using var read = Operators.Open(site.Services);
        var user = await read.Users.SingleAsync(row => row.Email == Operators.Email(name), Token);
        (await read.Sessions.Where(row => row.OperatorId == user.Id).Select(row => row.TenantId).Distinct().ToListAsync(Token)).ShouldBe([
            site.Acme,
        ]);
    }

    [Fact]
    public async Task Person_who_is_not_active_stays_outside()
    {
        var name = site.NewName("kim");
        using var browser = site.Site.Browser();
        await site.ArriveAsync(browser, TokenWish.Of(name, "agents"));
        await using (var db = Operators.Open(site.Services))
        {
            db.BindTo(site.Acme);
            (await db.People.SingleAsync(row => row.Key == name, Token)).IsActive = false;
            await db.SaveChangesAsync(Token);
        }

        using var again = site.Site.Browser();
        (await site.ArriveAsync(again, TokenWish.Of(name, "agents"))).ShouldBe($"/login?refused={OpenIdRefusal.NotActive}");
    }

    [Fact]
    public async Task Account_is_linked_from_its_own_open_session_alone()
    {
        var name = site.NewName("rob");
        await Operators.AddAsync(site.Services, site.Acme, name, "agent");
        using var browser = site.Site.Browser();
        using (await browser.SignInAsync(name)) { }

        var page = await browser.GetStringAsync(TokenEndpoint.Path, Token);
        using var forged = await browser.PostAsync($"{OpenIdSite.Begin}/link", new FormUrlEncodedContent([]), Token);
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var asked = await browser.PostFormAsync($"{OpenIdSite.Begin}/link", page);
        asked.StatusCode.ShouldBe(HttpStatusCode.OK); // a page that redirects, because a form may not redirect to another site
        var html = await asked.Content.ReadAsStringAsync(Token);
        var address = new Uri(WebUtility.HtmlDecode(html.Split("url=")[1].Split('"')[0]));
        address.Query.ShouldContain("prompt=login");
        var back = site.Provider.Answer(address, TokenWish.Of(site.NewName("robert"), "agents"));

        (await OpenIdSite.ReturnAsync(browser, back)).ShouldBe("/settings?said=linked");

        using var stranger = site.Site.Browser();
        var wish = TokenWish.Of(site.NewName("eve"), "agents");
        var stolen = site.Provider.Answer(new Uri(address.ToString()), wish);
        (await OpenIdSite.ReturnAsync(stranger, stolen)).ShouldBe($"/login?refused={OpenIdRefusal.StartAgain}");
        await using var db = Operators.Open(site.Services);
        var account = await db.Users.SingleAsync(row => row.Email == Operators.Email(name), Token);
        (await db.UserLogins.CountAsync(row => row.UserId == account.Id, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_leads_to_the_provider_with_its_token()
    {
        using var browser = site.Site.Browser();
        await site.ArriveAsync(browser, TokenWish.Of(site.NewName("ida"), "agents"));

        using var left = await browser.PostFormAsync("/account/sign-out", await browser.GetStringAsync(TokenEndpoint.Path, Token));

        var html = WebUtility.HtmlDecode(await left.Content.ReadAsStringAsync(Token));
        html.ShouldContain($"{site.Provider.Issuer}/leave?");
        html.ShouldContain("id_token_hint=");
        html.ShouldContain(Uri.EscapeDataString("/signout-callback-oidc/corp"));
        (await OpenIdSite.IsInAsync(browser)).ShouldBeFalse();
    }

    private async Task<PersonRow> PersonAsync(string name)
    {
        await using var db = Operators.Open(site.Services);
        db.BindTo(site.Acme);
        return await db.People.AsNoTracking().SingleAsync(row => row.Key == name, Token);
    }
}
