using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Passwords;

/// <summary>The database has no hash that passwords could be tried at without the installation's own keys.</summary>
[Collection(SignInTestGroup.Name)]
public sealed class SealedPasswordTests(SignInSite site) : IAsyncLifetime
{
    private readonly string _name = site.NewName("selma");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await Operators.AddAsync(site.Services, await site.AddTenantAsync(), _name, "agent");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Stored_password_is_sealed_and_still_right()
    {
        var stored = (await AccountAsync()).PasswordHash!;

        stored.ShouldStartWith("sealed:");
        Convert.TryFromBase64String(stored["sealed:".Length..], new byte[stored.Length], out _).ShouldBeFalse("a plain hash is base64");
        (await StatusAsync("not the password")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(Operators.Password)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Hash_from_before_is_replaced_at_the_next_sign_in_and_no_session_ends()
    {
        using var open = site.Site.Browser();
        using var first = await open.SignInAsync(_name);
        await StoreAsync(new PasswordHasher<OperatorRow>().HashPassword(new(), Operators.Password));
        var stamp = (await AccountAsync()).SecurityStamp;

        (await StatusAsync("not the password")).ShouldBe(HttpStatusCode.OK);
        (await AccountAsync()).PasswordHash!.ShouldNotStartWith("sealed:");
        (await StatusAsync(Operators.Password)).ShouldBe(HttpStatusCode.Redirect);

        var account = await AccountAsync();
        account.PasswordHash!.ShouldStartWith("sealed:");
        account.SecurityStamp.ShouldBe(stamp);
        (await StatusAsync(Operators.Password)).ShouldBe(HttpStatusCode.Redirect);
        using var desk = await open.GetAsync("/", Token);
        desk.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("sealed:")]
    [InlineData("sealed:of another installation")]
    [InlineData("sealed:CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Hash_that_does_not_open_fits_no_password(string stored)
    {
        await StoreAsync(stored);

        (await StatusAsync(Operators.Password)).ShouldBe(HttpStatusCode.OK);
        (await AccountAsync()).PasswordHash.ShouldBe(stored);
    }

    private async Task<HttpStatusCode> StatusAsync(string password)
    {
        using var browser = site.Site.Browser();
        using var answer = await browser.SignInAsync(_name, password);
        return answer.StatusCode;
    }

    private async Task<OperatorRow> AccountAsync()
    {
        await using var db = Operators.Open(site.Services);
        return await db.Users.AsNoTracking().SingleAsync(user => user.UserName == Operators.Email(_name), Token);
    }

    private async Task StoreAsync(string hash)
    {
        await using var db = Operators.Open(site.Services);
        (await db.Users.SingleAsync(user => user.UserName == Operators.Email(_name), Token)).PasswordHash = hash;
        await db.SaveChangesAsync(Token);
    }
}
