using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Recommendations;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>A small desk: one tenant with a team, two people and business hours on weekdays; each test adds its cases.</summary>
public sealed class Desk : IAsyncDisposable
{
    public const string Team = "access";
    private readonly TestDatabase _database;

    private Desk(TestDatabase database) => _database = database;

    public Actor Ana { get; } = new(Guid.NewGuid(), Guid.NewGuid());

    public Actor Jonas => new(Ana.TenantId, JonasId);

    public Actor Auditor => new(Ana.TenantId, AuditorId);

    public Actor Sam => new(Ana.TenantId, SamId);

    /// <summary>A person of another tenant.</summary>
    public Actor Stranger { get; } = new(Guid.NewGuid(), Guid.NewGuid());

    /// <summary>Wednesday, 10:00 in UTC.</summary>
    public DateTimeOffset Now => _database.Clock.GetUtcNow();

    public ManualClock Clock => _database.Clock;

    private Guid JonasId { get; } = Guid.NewGuid();

    private Guid SamId { get; } = Guid.NewGuid();

    private Guid AuditorId { get; } = Guid.NewGuid();

    public static async Task<Desk> OpenAsync(AccessPolicy? policy = null, Action<IServiceCollection>? replace = null)
    {
        var desk = new Desk(
            await TestDatabase.CreateAsync(
                DatabaseProviders.InPlaceOf(DatabaseProvider.Sqlite),
                services =>
                {
                    services.AddRecommender();
                    if (policy is not null)
                    {
                        services.AddSingleton(policy);
                    }

                    services.AddCases();
                    services.AddDocuments();
                    replace?.Invoke(services);
                }
            )
        );
        await desk.AddAsync(desk.Rows());
        return desk;
    }

    public IServiceProvider Services => _database.Services;

    public T Get<T>()
        where T : notnull => _database.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    /// <summary>A context of the tenant, for assertions.</summary>
    public ConsoleDbContext Read()
    {
        var db = _database.Open();
        db.BindTo(Ana.TenantId);
        return db;
    }

    public async Task AddAsync(params IEnumerable<object> rows)
    {
        foreach (var ofTenant in rows.GroupBy(row => ((ITenantOwned)row).TenantId))
        {
            await using var db = _database.Open();
            db.BindTo(ofTenant.Key);
            db.AddRange(ofTenant);
            await db.SaveChangesAsync();
        }
    }

    /// <summary>The row of the tenant itself, for tests that sign people in.</summary>
    public async Task AddTenantAsync()
    {
        await using var db = Read();
        db.Tenants.Add(
            new()
            {
                Id = Ana.TenantId,
                Key = "here",
                Name = "Here",
                TimeZone = "Etc/UTC",
                Region = "EU",
                InputHashKey = new byte[32],
                IsReady = true,
            }
        );
        db.PermissionVersions.Add(new() { TenantId = Ana.TenantId });
        await db.SaveChangesAsync();
    }

    public CaseRow ACase(string key, Action<CaseRow>? change = null)
    {
        var row = new CaseRow
        {
            TenantId = Ana.TenantId,
            Id = Guid.NewGuid(),
            Key = key,
            Title = $"Title of {key}",
            Description = "Nobody can sign in.",
            TypeKey = "support",
            IssueType = "sso",
            Status = "in_progress",
            Priority = 3,
            OpenedAt = Now.AddHours(-1),
            LastEventAt = Now.AddHours(-1),
            SlaDeadline = Now.AddHours(8),
            TeamKey = Team,
            AssigneeId = Ana.PersonId,
            AccountKey = "acme",
            Classification = Classifications.Internal,
            CustomFieldsJson = """{"environment":"Production"}""",
            IsOpen = true,
            WorkflowVersion = 1,
        };
        change?.Invoke(row);
        return row;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private object[] Rows() =>
        [
            new TeamRow
            {
                TenantId = Ana.TenantId,
                Key = Team,
                Name = "Access",
            },
            new AccountRow
            {
                TenantId = Ana.TenantId,
                Key = "acme",
                Name = "Acme GmbH",
                Tier = "Gold",
            },
            new CalendarRow
            {
                TenantId = Ana.TenantId,
                Key = "weekdays",
                TimeZone = "Etc/UTC",
                HoursJson = $"[{string.Join(',', Enumerable.Range(1, 5).Select(Day))}]",
            },
            new CaseTypeRow
            {
                TenantId = Ana.TenantId,
                Key = "support",
                Name = "Support case",
                WorkflowKey = "support",
                CalendarKey = "weekdays",
            },
            APerson(Ana, "Ana Nowak", ConsoleRole.Agent, Team),
            APerson(Jonas, "Jonas Keller", ConsoleRole.Agent, Team),
            APerson(Sam, "Sam Reyes", ConsoleRole.Supervisor, Team),
            APerson(Auditor, "Vera Audit", ConsoleRole.Auditor, team: null),
            APerson(Stranger, "Otto Other", ConsoleRole.Supervisor, Team),
        ];

    private static string Day(int day) => $$"""{"day":{{day}},"from":"08:00","to":"18:00"}""";

    public static PersonRow APerson(Actor actor, string name, string role, string? team) =>
        new()
        {
            TenantId = actor.TenantId,
            Id = actor.PersonId,
            Key = name,
            DisplayName = name,
            Roles = [role],
            Teams = team is null ? [] : [team],
            Clearance = Classifications.Confidential,
            TimeZone = "Europe/Berlin",
            IsActive = true,
        };
}
