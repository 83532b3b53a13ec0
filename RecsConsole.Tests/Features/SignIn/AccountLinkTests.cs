using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>Invitations and password reset links, followed in a browser.</summary>
[Trait("Req", "R57")]
[Collection(SignInTestGroup.Name)]
public sealed class AccountLinkTests(SignInSite site) : IAsyncLifetime
{
    private const string Wanted = "quite another sentence";
    private readonly string _name = site.NewName("ines");
    private Guid _tenant;
    private Actor _admin = Actor.Job(Guid.Empty);
    private Guid _person;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _tenant = await site.AddTenantAsync();
        _admin = await Operators.AddAsync(site.Services, _tenant, site.NewName("adele"), "admin");
        await using var db = Operators.Open(site.Services);
        db.BindTo(_tenant);
        var person = Operators.Person(_tenant, _name, "agent");
        db.People.Add(person);
        await db.SaveChangesAsync();
        _person = person.Id;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Invited_person_chooses_a_password_and_is_in()
    {
        var link = await InviteAsync();
        using var browser = site.Site.Browser();

        using var answer = await FollowAsync(browser, link, Wanted);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var desk = await browser.GetAsync("/", Token);
        desk.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = site.Site.Browser();
        using var signedIn = await again.SignInAsync(_name, Wanted);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.AuditAsync(_tenant)).ShouldBe(["invite.person person done", "open.session session done", "open.session session done"]);
    }

    [Fact]
    public async Task Link_works_once()
    {
        var link = await InviteAsync();
        using var first = site.Site.Browser();
        using var done = await FollowAsync(first, link, Wanted);
        using var second = site.Site.Browser();

        using var answer = await second.GetAsync(link, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Newer_link_puts_the_older_one_out_of_use()
    {
        var older = await InviteAsync();
        await InviteAsync();
        using var browser = site.Site.Browser();

        using var answer = await browser.GetAsync(older, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Link_that_is_too_old_does_not_work()
    {
        var link = await InviteAsync();
        await using (var db = Operators.Open(site.Services))
        {
            var row = await db.AccountLinks.SingleAsync(each => each.PersonId == _person, Token);
            row.ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(-1);
            await db.SaveChangesAsync(Token);
        }

        using var browser = site.Site.Browser();
        using var answer = await browser.GetAsync(link, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("demo desk 2026")]
    [InlineData("1qaz2wsx3edc")]
    public async Task Bad_password_is_refused_and_the_link_works_on(string password)
    {
        var link = await InviteAsync();
        using var browser = site.Site.Browser();

        using var refused = await FollowAsync(browser, link, password);
        using var taken = await FollowAsync(browser, link, Wanted);

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Whoever_has_an_account_joins_with_its_password_only()
    {
        var elsewhere = site.NewName("otto");
        await Operators.AddAsync(site.Services, await site.AddTenantAsync(), elsewhere, "agent");
        var link = await InviteAsync(Operators.Email(elsewhere));
        using var browser = site.Site.Browser();

        using var wrong = await FollowAsync(browser, link, Wanted);
        using var right = await FollowAsync(browser, link, Operators.Password);

        wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var old = site.Site.Browser();
        using var signedIn = await old.SignInAsync(elsewhere);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_does_not_manage_people_invites_nobody()
    {
        var agent = await Operators.AddAsync(site.Services, _tenant, site.NewName("ana"), "agent");

        var result = await InviteAsAsync(agent, Operators.Email(_name));

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await site.AuditAsync(_tenant)).ShouldContain("invite.person tenant denied");
    }

    [Theory]
    [InlineData("no address")]
    [InlineData("Ines <ines@test.example>")]
    [InlineData("")]
    public async Task What_is_no_address_is_refused(string email)
    {
        var result = await InviteAsAsync(_admin, email);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Reset_gives_another_password_and_ends_every_session()
    {
        using var before = site.Site.Browser();
        using var joined = await FollowAsync(before, await InviteAsync(), Wanted);
        var link = await ResetAsync();
        using var browser = site.Site.Browser();

        using var answer = await FollowAsync(browser, link, "a third sentence here");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var desk = await before.GetAsync("/", Token);
        desk.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var old = await browser.SignInAsync(_name, Wanted);
        old.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var signedIn = await browser.SignInAsync(_name, "a third sentence here");
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Administrator_of_one_tenant_gets_no_link_into_another()
    {
        var elsewhere = site.NewName("otto");
        await Operators.AddAsync(site.Services, await site.AddTenantAsync(), elsewhere, "admin");
        var here = await Operators.AddAsync(site.Services, _tenant, elsewhere, "agent");
        await using var scope = site.Services.CreateAsyncScope();

        var made = await scope.ServiceProvider.GetRequiredService<ResetPassword>().RunAsync(_admin, here.PersonId, Token);

        made.Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public async Task Link_of_one_administrator_does_not_outlive_joining_another_tenant()
    {
        using var before = site.Site.Browser();
        using var joined = await FollowAsync(before, await InviteAsync(), Wanted);
        var link = await ResetAsync();
        await Operators.AddAsync(site.Services, await site.AddTenantAsync(), _name, "agent");
        using var browser = site.Site.Browser();

        using var answer = await browser.GetAsync(link, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Account_without_a_password_is_not_taken_over_by_an_invitation()
    {
        var elsewhere = site.NewName("otto");
        var there = await site.AddTenantAsync();
        await using (var db = Operators.Open(site.Services))
        {
            db.BindTo(there);
            var person = Operators.Person(there, elsewhere, "agent");
            db.People.Add(person);
            await db.SaveChangesAsync(Token);
            await using var scope = site.Services.CreateAsyncScope();
            await scope
                .ServiceProvider.GetRequiredService<RecsConsole.Features.SignIn.ProvisionOperator>()
                .RunAsync(Actor.Job(there), new(Operators.Email(elsewhere), person.DisplayName, person.Id, Password: null), Token);
        }

        using var browser = site.Site.Browser();
        using var answer = await FollowAsync(browser, await InviteAsync(Operators.Email(elsewhere)), Wanted);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.AuditAsync(there)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reset_takes_no_leaked_password_and_the_link_works_on()
    {
        using var joined = await FollowAsync(site.Site.Browser(), await InviteAsync(), Wanted);
        var link = await ResetAsync();
        using var browser = site.Site.Browser();

        using var refused = await FollowAsync(browser, link, "1qaz2wsx3edc");
        using var taken = await FollowAsync(browser, link, "yet another kind of sentence");

        (await refused.Content.ReadAsStringAsync(Token)).ShouldContain("too easy to guess");
        (await taken.Content.ReadAsStringAsync(Token)).ShouldContain("Your password is set.");
    }

    [Fact]
    public async Task Guessing_through_invitations_closes_the_account_like_the_door()
    {
        var elsewhere = site.NewName("otto");
        await Operators.AddAsync(site.Services, await site.AddTenantAsync(), elsewhere, "agent");
        var link = await InviteAsync(Operators.Email(elsewhere));
        using var browser = site.Site.Browser();
        var page = await browser.GetStringAsync(link, Token);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => GuessAsync(browser, link, page)));
        using var right = await FollowAsync(browser, link, Operators.Password);

        right.StatusCode.ShouldBe(HttpStatusCode.OK); // blocked: even the correct password has to wait
    }

    [Fact]
    public async Task Database_does_not_hold_the_secret_of_a_link()
    {
        var link = await InviteAsync();
        await using var db = Operators.Open(site.Services);
        var row = await db.AccountLinks.SingleAsync(each => each.PersonId == _person, Token);

        var secret = System.Buffers.Text.Base64Url.DecodeFromChars(link.Split('/')[^1]);

        row.TokenHash.ShouldNotBe(secret);
        row.TokenHash.ShouldBe(System.Security.Cryptography.SHA256.HashData(secret));
    }

    private async Task<string> InviteAsync(string? email = null)
    {
        var made = await InviteAsAsync(_admin, email ?? Operators.Email(_name));
        return new Uri(new Uri("http://localhost"), made.Value!.Address!).AbsolutePath;
    }

    private async Task<Result<CreatedLink>> InviteAsAsync(Actor actor, string email)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<InvitePerson>().RunAsync(actor, new(_person, email, SendMail: false), Token);
    }

    private async Task<string> ResetAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<ResetPassword>().RunAsync(_admin, _person, Token);
        return new Uri(new Uri("http://localhost"), made.Value!.Address!).AbsolutePath;
    }

    private static async Task GuessAsync(HttpClient browser, string link, string page)
    {
        using var answer = await browser.PostFormAsync(link, page, ("_handler", "follow-link"), ("Form.Password", "a wrong guess here"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> FollowAsync(HttpClient browser, string link, string password)
    {
        var page = await browser.GetStringAsync(link, Token);
        return await browser.PostFormAsync(link, page, ("_handler", "follow-link"), ("Form.Password", password));
    }
}
