using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn.OpenId;

/// <summary>The application with a provider for tenant acme; globex has none.</summary>
public sealed class OpenIdSite : IAsyncLifetime
{
    public const string Begin = "/account/single-sign-on/corp";
    private OpenIdServer? _provider;
    private ConsoleApp? _app;
    private int _count;

    public WebApplicationFactory<Program> Site { get; private set; } = null!;

    public IServiceProvider Services => Site.Services;

    public Guid Acme { get; private set; }

    public Guid Globex { get; private set; }

    internal OpenIdServer Provider => _provider!;

    public async ValueTask InitializeAsync()
    {
        _provider = await OpenIdServer.StartAsync();
        _app = new(
            "Testing",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SignIn:TriesPerMinute"] = "1000",
                ["SignIn:OpenId:corp:Name"] = "Corp",
                ["SignIn:OpenId:corp:Tenant"] = "acme",
                ["SignIn:OpenId:corp:Authority"] = _provider.Issuer,
                ["SignIn:OpenId:corp:AllowHttp"] = "true",
                ["SignIn:OpenId:corp:ClientId"] = OpenIdServer.ClientId,
                ["SignIn:OpenId:corp:ClientSecret"] = OpenIdServer.ClientSecret,
            }
        );
        Site = _app.WithWebHostBuilder(TokenEndpoint.Add);
        Acme = await Operators.AddTenantAsync(Services, "acme");
        Globex = await Operators.AddTenantAsync(Services, "globex");
        await MapAsync("agents", ConsoleRole.Agent, Classifications.Internal);
        await MapAsync("leads", ConsoleRole.Supervisor, Classifications.Confidential, "first-line");
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _app!.DisposeAsync();
        await _provider!.DisposeAsync();
    }

    /// <summary>A name that no other test uses.</summary>
    public string NewName(string start) => $"{start}{Interlocked.Increment(ref _count)}";

    /// <summary>Starts a sign-in and returns the address that the browser would open at the provider.</summary>
    public static async Task<Uri> AskAsync(HttpClient browser, string address = Begin)
    {
        ArgumentNullException.ThrowIfNull(browser);
        using var answer = await browser.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!;
    }

    /// <summary>Starts a sign-in, returns with the provider's answer, and returns the address that follows.</summary>
    internal async Task<string> ArriveAsync(HttpClient browser, TokenWish wish) =>
        await ReturnAsync(browser, Provider.Answer(await AskAsync(browser), wish));

    public static async Task<string> ReturnAsync(HttpClient browser, Uri back)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(back);
        using var answer = await browser.GetAsync(back.PathAndQuery);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Whether the browser is signed in.</summary>
    public static async Task<bool> IsInAsync(HttpClient browser)
    {
        ArgumentNullException.ThrowIfNull(browser);
        using var answer = await browser.GetAsync("/inbox");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>The number of accounts, links, people and sessions, which a refused sign-in must not change.</summary>
    public async Task<string> StoredAsync()
    {
        await using var db = Operators.Open(Services);
        db.BindTo(Acme);
        int[] counts =
        [
            await db.Users.CountAsync(),
            await db.UserLogins.CountAsync(),
            await db.People.CountAsync(),
            await db.Memberships.CountAsync(),
            await db.Sessions.CountAsync(),
        ];
        return string.Join(' ', counts);
    }

    /// <summary>The reasons of refused sign-ins in acme's audit trail, newest last.</summary>
    public async Task<IReadOnlyList<string>> RefusalsAsync()
    {
        await using var db = Operators.Open(Services);
        db.BindTo(Acme);
        return await db
            .AuditEntries.Where(row => row.Operation == "open.session" && row.ObjectKind == "provider" && row.Outcome == "denied")
            .OrderBy(row => row.Id)
            .Select(row => row.DetailsJson)
            .ToListAsync();
    }

    public async Task MapAsync(string group, string role, int clearance, params string[] teams)
    {
        await using var db = Operators.Open(Services);
        db.BindTo(Acme);
        db.SignInGroups.Add(
            new()
            {
                TenantId = Acme,
                Group = group,
                Role = role,
                Teams = teams,
                Clearance = clearance,
            }
        );
        await db.SaveChangesAsync();
    }
}

/// <summary>The tests that share <see cref="OpenIdSite"/>.</summary>
[CollectionDefinition(Name)]
public sealed class OpenIdTestGroup : ICollectionFixture<OpenIdSite>
{
    public const string Name = "open-id";
}
