using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>The links of invitations and forgotten passwords reach people by a real mail server, and work from there.</summary>
[Trait("Req", "R57")]
public sealed partial class AccountMailTests
{
    private const string Wanted = "quite another sentence";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invited_person_gets_in_by_the_link_of_the_mail()
    {
        await using var server = await MailServer.StartAsync(Token);
        await using var app = server.Site("http://localhost");
        var tenant = await Operators.AddTenantAsync(app.Services, "here");
        var admin = await Operators.AddAsync(app.Services, tenant, "adele", "admin");
        await using var db = Operators.Open(app.Services);
        db.BindTo(tenant);
        var person = Operators.Person(tenant, "ines", "agent");
        db.People.Add(person);
        await db.SaveChangesAsync(Token);
        await using var scope = app.Services.CreateAsyncScope();
        var invite = scope.ServiceProvider.GetRequiredService<InvitePerson>();

        var made = await invite.RunAsync(admin, new(person.Id, Operators.Email("ines"), SendMail: true), Token);

        made.Value!.Mail.ShouldBe(MailOutcome.Sent);
        var letter = (await server.WaitAsync(1, Token)).ShouldHaveSingleItem();
        letter.Headers["X-RcptTo"].ShouldBe(Operators.Email("ines"));
        using var browser = app.Browser();
        using var answer = await FollowAsync(browser, LinkOf(letter), Wanted);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var signedIn = await app.Browser().SignInAsync("ines", Wanted);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Forgotten_password_is_replaced_by_the_link_of_the_mail_and_nobody_learns_which_names_exist()
    {
        await using var server = await MailServer.StartAsync(Token);
        await using var app = server.Site("http://localhost");
        await Operators.AddAsync(app.Services, await Operators.AddTenantAsync(app.Services, "here"), "ana", "agent");

        var known = await AskAsync(app, Operators.Email("ana"));
        var unknown = await AskAsync(app, Operators.Email("nobody"));
        var again = await AskAsync(app, Operators.Email("ana"));

        unknown.ShouldBe(known);
        again.ShouldBe(known);
        known.ShouldContain("on its way");
        var letter = (await server.WaitAsync(1, Token)).ShouldHaveSingleItem(
            "a second one within two minutes would put the first out of use"
        );
        letter.Headers["X-RcptTo"].ShouldBe(Operators.Email("ana"));
        using var browser = app.Browser();
        using var answer = await FollowAsync(browser, LinkOf(letter), Wanted);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var old = await app.Browser().SignInAsync("ana");
        old.StatusCode.ShouldBe(HttpStatusCode.OK, "the old password is refused");
        using var signedIn = await app.Browser().SignInAsync("ana", Wanted);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Owner_is_told_that_the_password_was_changed_and_the_mail_names_none()
    {
        await using var server = await MailServer.StartAsync(Token);
        await using var app = server.Site("http://localhost");
        await Operators.AddAsync(app.Services, await Operators.AddTenantAsync(app.Services, "here"), "ana", "agent");
        using var browser = app.Browser();
        using var signedIn = await browser.SignInAsync("ana");
        var page = await browser.GetStringAsync("/account/password", Token);

        using var answer = await browser.PostFormAsync(
            "/account/password",
            page,
            ("_handler", "password"),
            ("Form.Present", Operators.Password),
            ("Form.Wanted", Wanted)
        );

        var letter = (await server.WaitAsync(1, Token)).ShouldHaveSingleItem();
        letter.Headers["X-RcptTo"].ShouldBe(Operators.Email("ana"));
        letter.Subject.ShouldBe("Your sign-in was changed");
        letter.TextBody!.ShouldNotContain(Wanted);
    }

    // the words of the page without what differs at each request
    private static async Task<string> AskAsync(ConsoleApp app, string email)
    {
        using var browser = app.Browser();
        var page = await browser.GetStringAsync("/account/forgot", Token);
        using var answer = await browser.PostFormAsync("/account/forgot", page, ("_handler", "forgot"), ("Form.Email", email));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Status().Match(await answer.Content.ReadAsStringAsync(Token)).Value;
    }

    private static async Task<HttpResponseMessage> FollowAsync(HttpClient browser, string link, string password)
    {
        var page = await browser.GetStringAsync(link, Token);
        return await browser.PostFormAsync(link, page, ("_handler", "follow-link"), ("Form.Password", password));
    }

    private static string LinkOf(MimeMessage letter) => new Uri(Address().Match(letter.TextBody!).Value).AbsolutePath;

    [GeneratedRegex(@"http://\S+", RegexOptions.None, 1_000)]
    private static partial Regex Address();

    [GeneratedRegex("<p role=\"status\">[^<]*</p>", RegexOptions.None, 1_000)]
    private static partial Regex Status();
}
