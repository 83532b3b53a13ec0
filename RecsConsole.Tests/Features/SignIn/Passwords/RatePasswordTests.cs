using System.Net;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Passwords;

/// <summary>The meter beside a new password, which says what the server would say.</summary>
[Trait("Req", "R57")]
[Collection(SignInTestGroup.Name)]
public sealed class RatePasswordTests(SignInSite site)
{
    private const string Address = "/account/password/rating";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "TooShort")]
    [InlineData("short", "TooShort")]
    [InlineData("Password1234!", "Guessable")]
    [InlineData("erika.muster.nordwind", "Guessable")]
    [InlineData("aaaaaaaaaaaaaaaa", "Guessable")]
    [InlineData("9XK2-pp0q-Zzwe", "Strong")]
    public async Task Rating_is_that_of_the_rules(string password, string rated)
    {
        using var browser = site.Site.Browser();

        using var answer = await AskAsync(browser, password, "Erika Muster", "erika.muster@nordwind.example");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe(rated);
    }

    [Fact]
    public async Task Own_address_is_known_to_the_page_that_shows_none()
    {
        var name = site.NewName("zbigniewa.kowalczyk");
        await Operators.AddAsync(site.Services, await site.AddTenantAsync(), name, "agent");
        using var browser = site.Site.Browser();
        var password = Operators.Email(name);
        using var stranger = await AskAsync(browser, password);
        using var signedIn = await browser.SignInAsync(name);

        using var owner = await AskAsync(browser, password);

        (await stranger.Content.ReadAsStringAsync(Token)).ShouldNotBe("Guessable");
        (await owner.Content.ReadAsStringAsync(Token)).ShouldBe("Guessable");
    }

    [Fact]
    public void Server_reads_a_short_request_only()
    {
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

        var route = routes.Single(each => each.RoutePattern.RawText == Address);

        route.Metadata.GetMetadata<IRequestSizeLimitMetadata>()!.MaxRequestBodySize.ShouldBe(4_096);
    }

    [Fact]
    public async Task Password_longer_than_the_rules_allow_is_called_long()
    {
        using var browser = site.Site.Browser();

        using var answer = await AskAsync(browser, string.Concat(Enumerable.Range(0, 60).Select(number => $"{number * 7919} ")));

        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe("TooLong");
    }

    [Fact]
    public async Task Too_many_from_one_address_are_refused()
    {
        await using var app = new ConsoleApp("Testing");
        using var browser = app.Browser();
        var refused = 0;
        for (var i = 0; i < 130; i++)
        {
            using var answer = await AskAsync(browser, "short");
            refused += answer.StatusCode is HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        refused.ShouldBeInRange(1, 10);
    }

    [Fact]
    public async Task Page_behind_an_invitation_gives_the_meter_the_name_that_its_password_is_judged_by()
    {
        var tenant = await site.AddTenantAsync();
        var admin = await Operators.AddAsync(site.Services, tenant, site.NewName("adele"), "admin");
        var person = Operators.Person(tenant, site.NewName("zbigniewa"), "agent");
        await using (var db = Operators.Open(site.Services))
        {
            db.BindTo(tenant);
            db.People.Add(person);
            await db.SaveChangesAsync(Token);
        }

        await using var scope = site.Services.CreateAsyncScope();
        var request = new InvitePersonRequest(person.Id, Operators.Email(site.NewName("z")), SendMail: false);
        var made = await scope.ServiceProvider.GetRequiredService<InvitePerson>().RunAsync(admin, request, Token);
        using var browser = site.Site.Browser();

        var page = await browser.GetStringAsync(new Uri(new Uri("http://localhost"), made.Value!.Address!).AbsolutePath, Token);

        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
        document.QuerySelector("form input[autocomplete=name]")!.GetAttribute("value").ShouldBe(person.DisplayName);
    }

    [Fact]
    public async Task Two_are_rated_at_once_and_nobody_waits()
    {
        using var browser = site.Site.Browser();
        var turns = site.Services.GetRequiredService<RatingTurns>();
        var taken = Enumerable.Range(0, RatingTurns.AtOnce).Select(_ => turns.Take().ShouldNotBeNull()).ToList();

        using var refused = await AskAsync(browser, "short");
        taken.ForEach(turn => turn.Dispose());
        using var rated = await AskAsync(browser, "short");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        rated.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/account/forgot")]
    public async Task Pages_with_passwords_are_loaded_as_a_whole_so_that_their_scripts_start(string address)
    {
        using var browser = site.Site.Browser();

        var page = await browser.GetStringAsync(address, Token);

        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
        document
            .QuerySelectorAll("[data-enhance-nav=false] a[href^='/']")
            .Length.ShouldBe(document.QuerySelectorAll("a[href^='/']").Length);
        document.QuerySelectorAll("a[href^='/']").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Form_without_scripts_has_neither_button_nor_meter()
    {
        var name = site.NewName("ana");
        await Operators.AddAsync(site.Services, await site.AddTenantAsync(), name, "agent");
        using var browser = site.Site.Browser();
        using var signedIn = await browser.SignInAsync(name);

        var page = await browser.GetStringAsync("/account/password", Token);

        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
        document.QuerySelectorAll("input[type=password]").Length.ShouldBe(2);
        document.QuerySelectorAll("button[data-shows][hidden]").Length.ShouldBe(2);
        document.QuerySelectorAll("[data-rates=wanted][hidden]").Length.ShouldBe(1, "the present password is not rated");
        document.QuerySelectorAll("script:not([src])").Length.ShouldBe(0);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient browser, string password, string name = "", string email = "")
    {
        using var content = new FormUrlEncodedContent([new("password", password), new("name", name), new("email", email)]);
        return await browser.PostAsync(Address, content, Token);
    }
}
