using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>Which refused sign-ins close the address that they come from.</summary>
[Trait("Req", "R57")]
public sealed class AddressClosingTests
{
    [Fact]
    public async Task Guesses_over_many_names_close_the_address_and_say_the_same_of_every_name()
    {
        await using var plain = App(limit: "3");
        await using var app = FromOneAddress(plain);
        await AddAsync(app, "ana");
        using var browser = app.Browser();
        foreach (var name in (string[])["ana", "nobody", "no-one"])
        {
            using var wrong = await browser.SignInAsync(name, "not the password");
            (await TextAsync(wrong)).ShouldContain("The email address and the password do not match.");
        }

        using var right = await browser.SignInAsync("ana");
        using var unknown = await browser.SignInAsync("a-new-name");

        foreach (var answer in (HttpResponseMessage[])[right, unknown])
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await TextAsync(answer)).ShouldContain("Too many refused sign-ins from this address. You can try again in 5 minutes.");
        }

        await using var db = Operators.Open(app.Services);
        var account = await db.Users.SingleAsync(user => user.UserName == Operators.Email("ana"), TestContext.Current.CancellationToken);
        account.LockoutEnd.ShouldBeNull("only the address is refused");
    }

    [Theory]
    [InlineData("ana")]
    [InlineData("nobody")]
    public async Task Attempts_on_a_locked_name_do_not_count_for_the_address(string locked)
    {
        await using var plain = App(limit: "7");
        await using var app = FromOneAddress(plain);
        var tenant = await AddAsync(app, "ana");
        await Operators.AddAsync(app.Services, tenant, "ben", "agent");
        using var browser = app.Browser();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await browser.SignInAsync(locked, "not the password");
        }

        for (var i = 0; i < 5; i++)
        {
            using var retry = await browser.SignInAsync(locked);
            (await TextAsync(retry)).ShouldContain("can sign in to this account again in 5 minutes");
        }

        using var sixth = await browser.SignInAsync("no-one", "not the password");
        using var before = await browser.SignInAsync("ben");
        using var anew = app.Browser();
        using var seventh = await anew.SignInAsync("no-one", "not the password");
        using var after = await anew.SignInAsync("ben");

        before.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await TextAsync(after)).ShouldContain("Too many refused sign-ins from this address.", customMessage: "the first five counted");
    }

    [Fact]
    public async Task Without_an_address_none_is_closed()
    {
        await using var app = App(limit: "2");
        await AddAsync(app, "ana");
        using var browser = app.Browser();
        foreach (var name in (string[])["nobody", "no-one", "none"])
        {
            using var wrong = await browser.SignInAsync(name, "not the password");
        }

        using var right = await browser.SignInAsync("ana");

        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static ConsoleApp App(string limit) =>
        new(
            "Testing",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SignIn:TriesPerMinute"] = "1000",
                ["SignIn:TriesBeforeAddressLockout"] = limit,
            }
        );

    // the test server has no addresses
    private static WebApplicationFactory<Program> FromOneAddress(ConsoleApp app) =>
        app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new OneAddress())));

    private static async Task<Guid> AddAsync(WebApplicationFactory<Program> app, string name)
    {
        var tenant = await Operators.AddTenantAsync(app.Services, "acme");
        await Operators.AddAsync(app.Services, tenant, name, "agent");
        return tenant;
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
