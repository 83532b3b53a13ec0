using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Cases;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Features.Recommendations;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Support.Insights;

/// <summary>A tenant whose figures were computed by hand, and an empty second one.</summary>
public sealed class InsightDesk : IAsyncDisposable
{
    private InsightDesk(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public InsightHistory History { get; private set; } = null!;

    /// <summary>Supervisor of team one, clearance internal.</summary>
    public Actor Sam { get; private set; } = null!;

    public Actor Admin { get; private set; } = null!;

    public Actor Auditor { get; private set; } = null!;

    /// <summary>A supervisor without a team.</summary>
    public Actor Lone { get; private set; } = null!;

    public Actor Agent { get; private set; } = null!;

    /// <summary>Admin of the second tenant.</summary>
    public Actor Stranger { get; private set; } = null!;

    public static async Task<InsightDesk> OpenAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? replace = null
    )
    {
        var database = await TestDatabase.CreateAsync(
            provider,
            services =>
            {
                services.AddRecommender().AddInsights();
                replace?.Invoke(services);
            }
        );
        var desk = new InsightDesk(database);
        await desk.AddTenantsAsync();
        return desk;
    }

    public T Get<T>()
        where T : notnull => Database.Services.GetRequiredService<T>();

    public InsightRows Rows(Guid tenantId) => new(tenantId, Database.Clock.GetUtcNow(), Get<AuditTrail>());

    public ConsoleDbContext Open(Guid? tenantId = null)
    {
        var db = Database.Open();
        db.BindTo(tenantId ?? Admin.TenantId);
        return db;
    }

    public async Task<InsightTile> ReadAsync(InsightKind kind, Actor? actor = null, InsightFilter? filter = null)
    {
        var result = await Get<ReadInsight>().RunAsync(actor ?? Admin, new(kind, filter ?? new()), CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public async Task<InsightFrame> FrameAsync(Actor? actor = null, InsightFilter? filter = null)
    {
        var result = await Get<OpenInsights>().RunAsync(actor ?? Admin, filter ?? new(), CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public async Task<InsightCases> CasesAsync(InsightDrill drill, Actor? actor = null, InsightFilter? filter = null)
    {
        var result = await Get<ListInsightCases>().RunAsync(actor ?? Admin, new(drill, filter ?? new(), 1), CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public async Task<IReadOnlyList<InsightAlarm>> AlarmsAsync(Actor? actor = null)
    {
        var result = await Get<ReadInsightAlarms>().RunAsync(actor ?? Admin, CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    /// <summary>Runs the watch of the figures as its job does.</summary>
    public async Task<WatchedFigures> WatchAsync()
    {
        var result = await Get<WatchFigures>().RunAsync(Actor.Job(Admin.TenantId), CancellationToken.None);
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    /// <summary>Settings in which figures may not use a field.</summary>
    public async Task WithholdAsync(DataField field)
    {
        await using var db = Open();
        var limits = FieldDesk.Without(FieldPurpose.Analytics, field);
        db.TenantConfigurations.Add(FieldDesk.Next(db, Admin.TenantId, limits, Database.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private async Task AddTenantsAsync()
    {
        var here = await Operators.AddTenantAsync(Database.Services, "here");
        var elsewhere = await Operators.AddTenantAsync(Database.Services, "elsewhere");
        await AddProcessAsync(here);
        await AddProcessAsync(elsewhere);
        var rows = Rows(here);
        await using var db = Open(here);
        Sam = Add(db, rows.Person("sam", ["supervisor"], ["one"]));
        Admin = Add(db, rows.Person("adele", ["admin"], []));
        Auditor = Add(db, rows.Person("otto", ["auditor"], []));
        Lone = Add(db, rows.Person("lone", ["supervisor"], []));
        var ana = rows.Person("ana", ["agent"], ["one"]);
        Agent = Add(db, ana);
        await db.SaveChangesAsync();
        History = await InsightHistory.AddAsync(db, rows, ana, Sam.PersonId);
        await using var other = Open(elsewhere);
        Stranger = Add(other, Rows(elsewhere).Person("xena", ["admin", "supervisor"], ["one"]));
        await other.SaveChangesAsync();
    }

    /// <summary>Adds teams and a case type.</summary>
    private async Task AddProcessAsync(Guid tenantId)
    {
        await using var db = Open(tenantId);
        db.Teams.Add(
            new()
            {
                TenantId = tenantId,
                Key = "one",
                Name = "Team one",
            }
        );
        db.Teams.Add(
            new()
            {
                TenantId = tenantId,
                Key = "two",
                Name = "Team two",
            }
        );
        db.Calendars.Add(
            new()
            {
                TenantId = tenantId,
                Key = "always",
                TimeZone = "UTC",
                HoursJson = "[]",
            }
        );
        db.CaseTypes.Add(
            new()
            {
                TenantId = tenantId,
                Key = "ticket",
                Name = "Ticket",
                WorkflowKey = "desk",
                CalendarKey = "always",
            }
        );
        await db.SaveChangesAsync();
    }

    private static Actor Add(ConsoleDbContext db, PersonRow row)
    {
        db.People.Add(row);
        return new(row.TenantId, row.Id);
    }
}
