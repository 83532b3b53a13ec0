using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Api;

/// <summary>The site with two desks that hold the same texts, and with API keys of their people.</summary>
public sealed class ApiSite : IAsyncLifetime
{
    private readonly ConsoleApp _app = new(
        "Testing",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Api:RefusalsPerMinute"] = "100000" }
    );

    public DeskTenant Here { get; private set; } = null!;

    public DeskTenant Elsewhere { get; private set; } = null!;

    /// <summary>Creates the keys.</summary>
    public Actor Admin { get; private set; } = null!;

    /// <summary>May read the audit trail and every trace, but works no cases.</summary>
    public Actor Auditor { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var now = DateTimeOffset.UtcNow;
        Here = await DeskTenant.AddAsync(Services, now, "here");
        Elsewhere = await DeskTenant.AddAsync(Services, now, "elsewhere");
        await AddTeamAsync();
        Admin = await AddPersonAsync("adele", "admin");
        Auditor = await AddPersonAsync("otto", "auditor");
        foreach (var tenant in new[] { Here, Elsewhere })
        {
            await Services.GetRequiredService<SearchSnapshots>().RebuildAsync(Actor.Job(tenant.TenantId), CancellationToken.None);
        }
    }

    private async Task AddTeamAsync()
    {
        await using var db = OpenDb(Here);
        db.Teams.Add(
            new()
            {
                TenantId = Here.TenantId,
                Key = "one",
                Name = "One",
            }
        );
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public async Task<Actor> AddPersonAsync(string name, params string[] roles)
    {
        await using var db = OpenDb(Here);
        var person = Operators.Person(Here.TenantId, name, roles);
        person.Clearance = 3;
        person.Teams = ["one"];
        db.People.Add(person);
        await db.SaveChangesAsync(Token);
        return new(Here.TenantId, person.Id);
    }

    /// <summary>
    /// Creates a key as the administrator, and a client that uses it; without scopes, with all but the one that trusts the source.
    /// </summary>
    public async Task<(CreatedApiKey Key, HttpClient Client)> MakeAsync(Actor person, params string[] scopes)
    {
        string[] wanted = scopes.Length == 0 ? [.. ApiScopes.All.Where(scope => scope != ApiScopes.Trust)] : scopes;
        var made = await Services
            .GetRequiredService<CreateApiKey>()
            .RunAsync(Admin, new("system " + Guid.NewGuid(), wanted, person.PersonId, 30), Token);
        return (made.Value.ShouldNotBeNull(made.Error?.Message), Client(made.Value.Text));
    }

    public async Task<HttpClient> ClientAsync(Actor? person = null, params string[] scopes) =>
        (await MakeAsync(person ?? Here.Agent, scopes)).Client;

    /// <summary>
    /// A client with a key of the other tenant's agent. The key is stored directly, because that tenant has no administrator.
    /// </summary>
    public async Task<HttpClient> ForeignClientAsync()
    {
        await using var db = OpenDb(Elsewhere);
        var id = Guid.CreateVersion7();
        var (text, hash) = ApiKeyToken.New(id);
        db.ApiKeys.Add(
            new()
            {
                TenantId = Elsewhere.TenantId,
                Id = id,
                Name = "foreign",
                SecretHash = hash,
                Scopes = [.. ApiScopes.All],
                PersonId = Elsewhere.Agent.PersonId,
                CreatedAt = DateTimeOffset.UtcNow,
                ExpiresAt = DateTimeOffset.UtcNow.AddDays(1),
            }
        );
        await db.SaveChangesAsync(Token);
        return Client(text);
    }

    public HttpClient Client(string? key)
    {
        var client = _app.Browser();
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public ConsoleDbContext OpenDb(DeskTenant tenant)
    {
        var db = Operators.Open(Services);
        db.BindTo(tenant.TenantId);
        return db;
    }

    /// <summary>Audit entries of an operation, newest last.</summary>
    public async Task<IReadOnlyList<AuditEntryRow>> TrailAsync(string operation)
    {
        await using var db = OpenDb(Here);
        return await db.AuditEntries.AsNoTracking().Where(row => row.Operation == operation).OrderBy(row => row.Id).ToListAsync(Token);
    }

    /// <summary>The number of rows that requests add to, but for the audit trail.</summary>
    public async Task<int> StoredAsync()
    {
        await using var db = OpenDb(Here);
        return await db.Cases.CountAsync(Token)
            + await db.CaseEvents.CountAsync(Token)
            + await db.Accounts.CountAsync(Token)
            + await db.AccountSignals.CountAsync(Token)
            + await db.People.CountAsync(Token)
            + await db.Documents.CountAsync(Token)
            + await db.Policies.CountAsync(Token)
            + await db.Decisions.CountAsync(Token)
            + await db.Responses.CountAsync(Token)
            + await db.ApiReplays.CountAsync(Token);
    }

    public static HttpContent Json(string text) => new StringContent(text, Encoding.UTF8, "application/json");

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(Token));
        return json.RootElement.Clone();
    }
}
