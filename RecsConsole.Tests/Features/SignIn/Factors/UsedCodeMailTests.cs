using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Factors;

/// <summary>Whoever owns a second factor is told that one of its codes was entered a second time.</summary>
[Trait("Req", "R57")]
public sealed class UsedCodeMailTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Owner_is_told_of_a_code_that_is_entered_again_once_an_hour()
    {
        await using var server = await MailServer.StartAsync(Token);
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        await using var plain = server.Site("https://localhost");
        await using var app = plain.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)))
        );
        await Operators.AddAsync(app.Services, await Operators.AddTenantAsync(app.Services, "here"), "ana", "agent");
        var secret = await SecretAsync(app.Services);
        var (first, next) = (AuthenticatorApp.CodeOf(secret, 0), AuthenticatorApp.CodeOf(secret, 1));

        (await TakeAsync(app.Services, first)).ShouldBeTrue();
        (await TakeAsync(app.Services, "000000")).ShouldBeFalse(); // wrong, but not one of before
        (await TakeAsync(app.Services, first)).ShouldBeFalse();
        (await TakeAsync(app.Services, first)).ShouldBeFalse();
        (await server.WaitAsync(1, Token)).ShouldHaveSingleItem().Headers["X-RcptTo"].ShouldBe(Operators.Email("ana"));

        clock.Advance(TimeSpan.FromMinutes(61));
        (await TakeAsync(app.Services, next)).ShouldBeTrue();
        (await TakeAsync(app.Services, next)).ShouldBeFalse();

        var letters = await server.WaitAsync(2, Token);
        letters.Select(letter => letter.Subject).ShouldBe(["A sign-in code was entered twice", "A sign-in code was entered twice"]);
        letters[0].TextBody!.ShouldNotContain(first);
    }

    private static async Task<string> SecretAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var operators = scope.ServiceProvider.GetRequiredService<UserManager<OperatorRow>>();
        var account = await operators.FindByNameAsync(Operators.Email("ana"));
        await operators.ResetAuthenticatorKeyAsync(account!);
        return (await operators.GetAuthenticatorKeyAsync(account!))!;
    }

    private static async Task<bool> TakeAsync(IServiceProvider services, string code)
    {
        await using var scope = services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<OperatorRow>>().FindByNameAsync(Operators.Email("ana"));
        return await scope.ServiceProvider.GetRequiredService<AuthenticatorCodes>().TakeAsync(account!, code);
    }
}
