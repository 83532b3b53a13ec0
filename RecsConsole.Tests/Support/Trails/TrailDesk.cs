using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Recommendations;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Tests.Support.Trails;

/// <summary>A tenant with little else than an audit trail, whose entries are written, sealed, tampered with and verified.</summary>
public sealed class TrailDesk : IAsyncDisposable
{
    private static readonly string[] s_operations =
    [
        "decision.made",
        "response.accept",
        "response.dismiss",
        "read.document",
        "save.settings",
    ];

    private TrailDesk(TestDatabase database, Guid tenantId) => (Database, TenantId) = (database, tenantId);

    public TestDatabase Database { get; }

    public Guid TenantId { get; }

    public AuditSealer Sealer => Database.Services.GetRequiredService<AuditSealer>();

    public static async Task<TrailDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await TestDatabase.CreateAsync(provider, services => services.AddRecommender().AddAudit());
        return new(database, await Operators.AddTenantAsync(database.Services, "here"));
    }

    /// <summary>With a trail of that many entries, all of them sealed.</summary>
    public static async Task<TrailDesk> SealedAsync(int length, DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var desk = await CreateAsync(provider);
        await desk.WriteAsync(length);
        await desk.SealAsync();
        return desk;
    }

    public ConsoleDbContext Open()
    {
        var db = Database.Open();
        db.BindTo(TenantId);
        return db;
    }

    /// <summary>Writes entries of many shapes, some time apart; returns their ids in order.</summary>
    public async Task<IReadOnlyList<Guid>> WriteAsync(int count, int seed = 1)
    {
        var random = new Random(seed);
        var trail = Database.Services.GetRequiredService<AuditTrail>();
        await using var db = Open();
        List<Guid> ids = [];
        for (var i = 0; i < count; i++)
        {
            Database.Clock.Advance(TimeSpan.FromMilliseconds(random.Next(1, 900)));
            ids.Add(trail.Append(db, random.Next(4) == 0 ? null : NewId(random), Entry(random)).Id);
        }

        await db.SaveChangesAsync();
        return ids;
    }

    public Task<int> SealAsync() => Sealer.SealAllAsync(TenantId, CancellationToken.None);

    public async Task<AuditHead> HeadAsync()
    {
        await using var db = Open();
        return await AuditSealer.HeadAsync(db, CancellationToken.None);
    }

    public async Task<AuditVerdict> VerifyAsync(AuditHead? kept = null)
    {
        await using var scope = Database.Services.CreateAsyncScope();
        var result = await scope
            .ServiceProvider.GetRequiredService<VerifyAudit>()
            .RunAsync(Actor.Job(TenantId), new(new JobProgress(), kept), CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static AuditEvent Entry(Random random)
    {
        var outcome = random.Next(5) == 0 ? AuditOutcome.Denied : AuditOutcome.Done;
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["case"] = NewId(random).ToString("D"),
            ["item"] = $"item-{random.Next(20)}",
            ["reason"] = random.Next(2) == 0 ? "not_useful" : "",
        };
        // these entries have no decision row: only the trail is checked
        var operation = s_operations[random.Next(s_operations.Length)];
        return new(operation, "trial", NewId(random).ToString("D"), outcome, details);
    }

    private static Guid NewId(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
