using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Factors;

/// <summary>A site whose administrators need more than a password, with a tenant.</summary>
internal sealed class FactorSite : IAsyncDisposable
{
    public const string Setting = "SignIn:AdministratorsNeedSecondFactor";

    private readonly ConsoleApp _app = new("Testing", new Dictionary<string, string>(StringComparer.Ordinal) { [Setting] = "true" });

    public Guid Tenant { get; private set; }

    public IServiceProvider Services => _app.Services;

    public Memberships Memberships => Services.GetRequiredService<Memberships>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<FactorSite> StartAsync()
    {
        var site = new FactorSite();
        site.Tenant = await Operators.AddTenantAsync(site.Services, "acme");
        return site;
    }

    public HttpClient Browser() => _app.Browser();

    /// <summary>A browser in which the person named adele signed in with the password.</summary>
    public async Task<HttpClient> SignedInAsync()
    {
        var browser = _app.Browser();
        using var answer = await browser.SignInAsync("adele");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    public async Task<ClaimsPrincipal> OpenSessionAsync(Actor person) =>
        await Operators.OpenSessionAsync(Services, (await Memberships.OfActorAsync(person, Token)).Single());

    public async Task AddPasskeyAsync(Guid operatorId) =>
        await ChangeAsync(db =>
        {
            var passkey = new UserPasskeyInfo([1, 2], [3], DateTimeOffset.UnixEpoch, 0, [], true, false, false, [], []) { Name = "Laptop" };
            db.UserPasskeys.Add(PasskeyRows.Of(operatorId, passkey));
            return Task.CompletedTask;
        });

    public async Task ChangeAsync(Func<ConsoleDbContext, Task> changeAsync)
    {
        await using var db = Operators.Open(Services);
        db.BindTo(Tenant);
        await changeAsync(db);
        await db.SaveChangesAsync(Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
