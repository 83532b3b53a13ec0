using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn.Factors;

/// <summary>Recovery codes cannot be guessed, are taken as people type them, and work once.</summary>
[Collection(SignInTestGroup.Name)]
public sealed class RecoveryCodeTests(SignInSite site) : OneAccountTests(site, "rosa")
{
    [Fact]
    public async Task Codes_have_at_least_112_bits_and_are_all_different()
    {
        var codes = await MakeAsync(count: 100);

        codes.ShouldAllBe(code => code.Length == 27 && code.Split('-').All(group => group.Length == 6));
        codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(100);
        var letters = codes.SelectMany(code => code).Where(char.IsAsciiLetterOrDigit).Distinct().Count();
        (24 * Math.Log2(letters)).ShouldBeGreaterThanOrEqualTo(112);
    }

    [Theory]
    [InlineData(" ", false)]
    [InlineData("", true)]
    [InlineData(" - ", true)]
    public async Task Code_is_taken_with_other_gaps_and_in_either_case_once(string gap, bool isLower)
    {
        var code = (await MakeAsync(count: 10))[4];
        var typed = " " + code.Replace("-", gap, StringComparison.Ordinal);
        typed = isLower ? typed.ToLowerInvariant() : typed;

        (await TakeAsync(code[..20])).ShouldBeFalse();
        (await TakeAsync(typed)).ShouldBeTrue();
        (await TakeAsync(typed)).ShouldBeFalse();
        (await TakeAsync(code)).ShouldBeFalse();
    }

    [Fact]
    public async Task Codes_from_before_still_work_once()
    {
        await MakeAsync(count: 1);
        await using (var db = Operators.Open(Site.Services))
        {
            var row = await db.UserTokens.SingleAsync(
                token =>
                    token.Name == "RecoveryCodes"
                    && db.Users.Any(user => user.Id == token.UserId && user.UserName == Operators.Email(Name)),
                Token
            );
            row.Value = "BCDFG-HJKMN;23456-789BC";
            await db.SaveChangesAsync(Token);
        }

        (await TakeAsync("23456 789bc")).ShouldBeTrue();
        (await TakeAsync("23456-789BC")).ShouldBeFalse();
        (await TakeAsync("BCDFG-HJKMN")).ShouldBeTrue();
    }

    private Task<IReadOnlyList<string>> MakeAsync(int count) =>
        AskAsync<IReadOnlyList<string>>(
            async (operators, account) => [.. (await operators.GenerateNewTwoFactorRecoveryCodesAsync(account, count))!]
        );

    private Task<bool> TakeAsync(string code) =>
        InScopeAsync((services, account) => services.GetRequiredService<AuthenticatorCodes>().TakeAsync(account, code));
}
