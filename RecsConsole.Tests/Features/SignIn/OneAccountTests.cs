using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>Tests about the account of one person, the agent of a tenant of its own.</summary>
/// <param name="start">How their name starts.</param>
public abstract class OneAccountTests(SignInSite site, string start) : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected SignInSite Site { get; } = site;

    protected string Name { get; } = site.NewName(start);

    protected Actor Owner { get; private set; } = Actor.Job(Guid.Empty);

    public async ValueTask InitializeAsync() => Owner = await Operators.AddAsync(Site.Services, await Site.AddTenantAsync(), Name, "agent");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected async Task<HttpClient> SignedInAsync()
    {
        var browser = Site.Site.Browser();
        using var answer = await browser.SignInAsync(Name);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    /// <summary>The answer to the name and this password: a redirect where they are right and enough.</summary>
    protected async Task<HttpStatusCode> StatusAsync(string password)
    {
        using var browser = Site.Site.Browser();
        using var answer = await browser.SignInAsync(Name, password);
        return answer.StatusCode;
    }

    protected async Task<OperatorRow> AccountAsync()
    {
        await using var db = Operators.Open(Site.Services);
        return await db.Users.AsNoTracking().SingleAsync(user => user.UserName == Operators.Email(Name), Token);
    }

    /// <summary>Asks ASP.NET Core Identity for something of the account.</summary>
    protected Task<T> AskAsync<T>(Func<UserManager<OperatorRow>, OperatorRow, Task<T>> askAsync) =>
        InScopeAsync(async (services, account) => await askAsync(services.GetRequiredService<UserManager<OperatorRow>>(), account));

    protected async Task<T> InScopeAsync<T>(Func<IServiceProvider, OperatorRow, Task<T>> actAsync)
    {
        ArgumentNullException.ThrowIfNull(actAsync);
        await using var scope = Site.Services.CreateAsyncScope();
        var operators = scope.ServiceProvider.GetRequiredService<UserManager<OperatorRow>>();
        return await actAsync(scope.ServiceProvider, (await operators.FindByNameAsync(Operators.Email(Name)))!);
    }
}
