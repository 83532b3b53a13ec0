using Microsoft.AspNetCore.Mvc.Testing;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>One application for all sign-in tests; each test adds its own tenants and people.</summary>
public sealed class SignInSite : IAsyncLifetime
{
    private readonly ConsoleApp _app = new(
        "Testing",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SignIn:TriesPerMinute"] = "1000", // all tests share one address
            ["SignIn:TriesBeforeAddressLockout"] = "10000",
        }
    );

    private int _count;

    public WebApplicationFactory<Program> Site { get; private set; } = null!;

    public IServiceProvider Services => Site.Services;

    public ValueTask InitializeAsync()
    {
        Site = _app.WithWebHostBuilder(TokenEndpoint.Add);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _app.DisposeAsync();
    }

    /// <summary>A name that no other test uses.</summary>
    public string NewName(string start) => $"{start}{Interlocked.Increment(ref _count)}";

    public Task<Guid> AddTenantAsync() => Operators.AddTenantAsync(Services, NewName("tenant"));

    /// <summary>The audit trail of a tenant without the entries of the test setup.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync(Guid tenantId)
    {
        await using var db = Operators.Open(Services);
        db.BindTo(tenantId);
        return
        [
            .. db
                .AuditEntries.Where(entry => entry.Operation != "add.membership")
                .OrderBy(entry => entry.Id)
                .Select(entry => entry.Operation + " " + entry.ObjectKind + " " + entry.Outcome),
        ];
    }
}
