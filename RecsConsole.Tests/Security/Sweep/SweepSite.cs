using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>The whole application on a generated world.</summary>
internal sealed class SweepSite : IAsyncDisposable
{
    private readonly ConsoleApp _app;
    private IReadOnlyList<Guid> _tenants = [];

    private SweepSite(SweptWorld world, Action<IServiceCollection>? replace)
    {
        World = world;
        _app = new("Testing");
        Site = _app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => replace?.Invoke(services)));
    }

    public SweptWorld World { get; }

    public WebApplicationFactory<Program> Site { get; }

    public IServiceProvider Services => Site.Services;

    public static async Task<SweepSite> CreateAsync(SweptWorld world, Action<IServiceCollection>? replace = null, bool hasIndexes = true)
    {
        var site = new SweepSite(world, replace);
        site._tenants = await new SweptRows(site.Services, world, DateTimeOffset.UtcNow).WriteAsync();
        // a site does not wait for its first index, so the sweep builds it once for each tenant
        foreach (var tenant in hasIndexes ? site._tenants : [])
        {
            await site.Services.GetRequiredService<SearchSnapshots>().RebuildAsync(Actor.Job(tenant), CancellationToken.None);
        }

        return site;
    }

    public Actor ActorOf(SweptPerson person) => new(_tenants[person.Tenant], person.Id);

    public Guid TenantOf(SweptPerson person) => _tenants[person.Tenant];

    /// <summary>
    /// A browser that is signed in as the person, with the cookie that the sign-in writes. The password is left out, because its hash is
    /// slow on purpose; every request checks the session as usual.
    /// </summary>
    public HttpClient Browser(SweptPerson person)
    {
        var membership = new Membership(
            person.OperatorId,
            SweptRows.StampOf(person),
            TenantOf(person),
            "Tenant",
            person.Id,
            person.Key,
            person.Roles
        );
        var cookie = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = DateTimeOffset.UtcNow;
        var ticket = new AuthenticationTicket(
            SessionClaims.Principal(membership, person.Id), // SweptRows writes a session for each person
            new() { IssuedUtc = now, ExpiresUtc = now.AddHours(8) },
            IdentityConstants.ApplicationScheme
        );
        var browser = Site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}");
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _app.DisposeAsync();
    }
}
