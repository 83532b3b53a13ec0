using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>A password that is guessed soon is not taken, wherever one is chosen, and nobody is kept out for having one.</summary>
[Trait("Req", "R57")]
[Collection(SignInTestGroup.Name)]
public sealed class PasswordStrengthTests(SignInSite site)
{
    private const string Leaked = "1qaz2wsx3edc";

    private static readonly string?[] s_known = ["erika.muster@nordwind.example", "Erika Muster", null];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Leaked)]
    [InlineData("q1w2e3r4t5y6")]
    [InlineData("trustno1trustno1")]
    [InlineData("Password1234!")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("qwertyuiop[]")]
    [InlineData("abcdefghijkl")]
    [InlineData("123456789012")]
    [InlineData("manchesterunited")]
    [InlineData("jenniferlopez")]
    [InlineData("november2026")]
    [InlineData("thequickbrownfox")]
    [InlineData("RecsConsole2026")]
    [InlineData("erika.muster.nordwind")]
    public void What_is_leaked_or_made_of_common_parts_is_guessable(string password) =>
        PasswordStrength.IsGuessable(password, s_known).ShouldBeTrue();

    [Theory]
    [InlineData("a sentence to remember")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("mein Hund frisst gern Eis")]
    [InlineData("lubię czytać książki")]
    [InlineData("9XK2-pp0q-Zzwe")]
    public void Sentences_of_any_language_and_random_signs_are_not(string password) =>
        PasswordStrength.IsGuessable(password, s_known).ShouldBeFalse();

    [Fact]
    public void Only_the_start_of_a_long_password_is_judged()
    {
        var padded = new string('a', 64) + "a sentence to remember";

        PasswordStrength.IsGuessable(padded, s_known).ShouldBeTrue();
    }

    [Fact]
    public async Task Lists_are_read_when_a_site_starts()
    {
        using var warmUp = new PasswordWarmUp();

        await warmUp.StartAsync(Token);
        await warmUp.ExecuteTask!;

        PasswordStrength.IsLoaded.ShouldBeTrue();
    }

    [Fact]
    public void Odd_texts_are_judged_like_others()
    {
        string[] odd =
        [
            "",
            "\0\u0001\uD800abcdefghijk",
            "٢٠٢٦٢٠٢٦٢٠٢٦ / ١٢",
            new string('9', 40),
            string.Concat(Enumerable.Repeat("4@8({[<3", 40)),
        ];

        odd.Select(password => PasswordStrength.IsGuessable(password, s_known)).ToList().Count.ShouldBe(odd.Length);
    }

    [Theory]
    [InlineData(Leaked, "too easy to guess")]
    [InlineData("", "Use at least 12 characters.")]
    [InlineData("abababababababab", "Use at least 5 different characters.")]
    [InlineData(DemoSignIn.Password, "This is the password of the demo")]
    [InlineData("own address", "This password contains your address.")]
    [InlineData(null, "at most 128 characters")]
    public async Task Change_of_a_password_says_what_is_wrong_with_the_new_one(string? wanted, string reason)
    {
        var name = await AddAsync();
        using var browser = site.Site.Browser();
        using var signedIn = await browser.SignInAsync(name);
        var page = await browser.GetStringAsync("/account/password", Token);

        using var answer = await browser.PostFormAsync(
            "/account/password",
            page,
            ("_handler", "password"),
            ("Form.Present", Operators.Password),
            (
                "Form.Wanted",
                wanted is "own address"
                    ? Operators.Email(name) + " of mine"
                    : wanted ?? string.Concat(Enumerable.Repeat("a sentence to remember ", 6))
            )
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain(reason);
        using var again = site.Site.Browser();
        using var old = await again.SignInAsync(name);
        old.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Whoever_has_such_a_password_already_signs_in_with_it()
    {
        var name = await AddAsync();
        await using (var db = Operators.Open(site.Services))
        {
            var row = await db.Users.SingleAsync(user => user.UserName == Operators.Email(name), Token);
            row.PasswordHash = new PasswordHasher<OperatorRow>().HashPassword(row, Leaked);
            await db.SaveChangesAsync(Token);
        }

        using var browser = site.Site.Browser();
        using var answer = await browser.SignInAsync(name, Leaked);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<string> AddAsync()
    {
        var name = site.NewName("pat");
        await Operators.AddAsync(site.Services, await site.AddTenantAsync(), name, "agent");
        return name;
    }
}
