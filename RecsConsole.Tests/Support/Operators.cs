using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.SignIn;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Tests.Support;

/// <summary>Adds tenants and people who can sign in, to the database of the given services.</summary>
public static class Operators
{
    public const string Password = "a long enough password";

    public static async Task<Guid> AddTenantAsync(IServiceProvider services, string key)
    {
        await using var db = Open(services);
        var tenant = new TenantRow
        {
            Id = Guid.NewGuid(),
            Key = key,
            Name = $"{char.ToUpperInvariant(key[0])}{key[1..]}",
            TimeZone = "Europe/Berlin",
            Region = "EU",
            InputHashKey = new byte[32],
            CreatedAt = DateTimeOffset.UnixEpoch,
            IsReady = true,
        };
        db.BindTo(tenant.Id);
        db.Tenants.Add(tenant);
        db.PermissionVersions.Add(new() { TenantId = tenant.Id });
        await db.SaveChangesAsync();
        return tenant.Id;
    }

    /// <summary>Adds a person who signs in as <c>name@test.example</c>; the same name in a second tenant is the same operator.</summary>
    public static async Task<Actor> AddAsync(IServiceProvider services, Guid tenantId, string name, params string[] roles)
    {
        await using var db = Open(services);
        db.BindTo(tenantId);
        var person = Person(tenantId, name, roles);
        db.People.Add(person);
        await db.SaveChangesAsync();
        await using var scope = services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<ProvisionOperator>()
            .RunAsync(Actor.Job(tenantId), new(Email(name), person.DisplayName, person.Id, Password), CancellationToken.None);
        return new(tenantId, person.Id);
    }

    /// <summary>A person who cannot sign in.</summary>
    public static PersonRow Person(Guid tenantId, string name, params string[] roles) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            Key = name,
            DisplayName = $"{char.ToUpperInvariant(name[0])}{name[1..]}",
            Roles = roles,
            TimeZone = "Europe/Berlin",
            IsActive = true,
        };

    /// <summary>Opens a session that lasts longer than its test; returns what its cookie would contain.</summary>
    public static async Task<ClaimsPrincipal> OpenSessionAsync(IServiceProvider services, Membership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);
        await using var db = Open(services);
        var session = Session(Guid.NewGuid(), membership.OperatorId, membership.TenantId);
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        return SessionClaims.Principal(membership, session.Id);
    }

    public static SessionRow Session(Guid id, Guid operatorId, Guid tenantId) =>
        new()
        {
            Id = id,
            OperatorId = operatorId,
            TenantId = tenantId,
            StartedAt = DateTimeOffset.UnixEpoch,
            EndsAt = DateTimeOffset.UnixEpoch.AddYears(200),
        };

    public static string Email(string name) => $"{name}@test.example";

    /// <summary>A browser that keeps cookies and follows no redirects.</summary>
    public static HttpClient Browser(this WebApplicationFactory<Program> app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
    }

    /// <summary>Signs in through the page, as a person does.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(
        this HttpClient browser,
        string name,
        string password = Password,
        string address = "/login"
    )
    {
        ArgumentNullException.ThrowIfNull(browser);
        using var page = await browser.GetAsync(address);
        return await browser.PostFormAsync(
            address,
            await page.Content.ReadAsStringAsync(),
            ("_handler", "sign-in"),
            ("Form.Email", Email(name)),
            ("Form.Password", password)
        );
    }

    /// <summary>Posts fields with the antiforgery token of a page.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient browser,
        string address,
        string page,
        params (string Name, string Value)[] fields
    )
    {
        ArgumentNullException.ThrowIfNull(browser);
        const string field = "__RequestVerificationToken";
        var all = fields.ToDictionary(pair => pair.Name, pair => pair.Value);
        all[field] = page.Split($"name=\"{field}\" value=\"")[1].Split('"')[0];
        using var content = new FormUrlEncodedContent(all);
        return await browser.PostAsync(address, content);
    }

    public static ConsoleDbContext Open(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext();
}
