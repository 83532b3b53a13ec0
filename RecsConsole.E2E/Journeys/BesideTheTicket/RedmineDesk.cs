using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Features.Embed;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Xunit;

namespace RecsConsole.E2E.Journeys.BesideTheTicket;

/// <summary>The console and a real Redmine with the plugin of docs/embed; one issue there is a case of the desk.</summary>
public sealed class RedmineDesk : IAsyncLifetime
{
    private RedmineServer? _redmine;

    public BrowserFixture Browser { get; } = new();

    public RedmineServer Redmine => _redmine!;

    public DeskTenant Tenant { get; private set; } = null!;

    public Actor Admin { get; private set; } = null!;

    public CreatedApiKey Key { get; private set; } = null!;

    public Guid Connection { get; } = Guid.NewGuid();

    /// <summary>The issue that is linked to a case.</summary>
    public string Issue { get; private set; } = "";

    /// <summary>An issue that has not been read yet.</summary>
    public string OtherIssue { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (RedmineServer.Missing is not null)
        {
            return;
        }

        await Browser.InitializeAsync();
        _redmine = await RedmineServer.StartAsync();
        await _redmine.InstallAsync(Path.Combine(AppContext.BaseDirectory, "redmine", "recsconsole_panel"));
        (Issue, OtherIssue) = (await _redmine.OpenAsync("Printer jams"), await _redmine.OpenAsync("Not read yet"));
        var services = Browser.Services;
        Tenant = await DeskTenant.AddAsync(services, DateTimeOffset.UtcNow, "acme");
        Admin = await Operators.AddAsync(services, Tenant.TenantId, "adele", "admin");
        await LinkAsync(services);
        await services.GetRequiredService<SearchSnapshots>().RebuildAsync(Actor.Job(Tenant.TenantId), CancellationToken.None);
        var made = await services
            .GetRequiredService<CreateApiKey>()
            .RunAsync(Admin, new("Redmine", [ApiScopes.Embed], Tenant.Agent.PersonId, 30), CancellationToken.None);
        Key = made.Value!;
        var saved = await services
            .GetRequiredService<SaveEmbedParents>()
            .RunAsync(Admin, new([_redmine.Address], []), CancellationToken.None);
        Assert.True(saved.IsOk, saved.Error?.Message);
    }

    public async ValueTask DisposeAsync()
    {
        if (_redmine is not null)
        {
            await _redmine.DisposeAsync();
            await Browser.DisposeAsync();
        }
    }

    // Links the issue as reading the connection would.
    private async Task LinkAsync(IServiceProvider services)
    {
        await using var db = Operators.Open(services);
        db.BindTo(Tenant.TenantId);
        (await db.People.FindAsync(Tenant.TenantId, Tenant.Agent.PersonId))!.Email = "agent@test.example";
        (await db.People.FindAsync(Tenant.TenantId, Admin.PersonId))!.Clearance = 3;
        db.Connections.Add(
            new()
            {
                TenantId = Tenant.TenantId,
                Id = Connection,
                Name = "Redmine",
                Kind = "redmine",
                Address = Redmine.Address,
                Secret = "",
                KeyPrefix = "RM",
                CaseTypeKey = "support",
                StatusesJson = "[]",
            }
        );
        db.TicketLinks.Add(
            new TicketLinkRow
            {
                TenantId = Tenant.TenantId,
                ConnectionId = Connection,
                TicketId = Issue,
                CaseId = Tenant.CaseId,
            }
        );
        await db.SaveChangesAsync();
    }
}
