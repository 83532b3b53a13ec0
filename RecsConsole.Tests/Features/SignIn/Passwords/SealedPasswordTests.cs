using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn.Passwords;

/// <summary>The database has no hash that passwords could be tried at without the installation's own keys.</summary>
[Collection(SignInTestGroup.Name)]
public sealed class SealedPasswordTests(SignInSite site) : OneAccountTests(site, "selma")
{
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
        using var open = await SignedInAsync();
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

    private async Task StoreAsync(string hash)
    {
        await using var db = Operators.Open(Site.Services);
        (await db.Users.SingleAsync(user => user.UserName == Operators.Email(Name), Token)).PasswordHash = hash;
        await db.SaveChangesAsync(Token);
    }
}
