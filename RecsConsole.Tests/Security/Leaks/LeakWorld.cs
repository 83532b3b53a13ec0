using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Security;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Security.Leaks;

/// <summary>A desk with one decision, and with enough objects hidden from its agent to fill every search.</summary>
internal sealed class LeakWorld : IAsyncDisposable
{
    // more than any search returns
    private const int Hidden = 60;

    private LeakWorld(DeskWorld desk) => Desk = desk;

    public DeskWorld Desk { get; }

    public Actor Job => Actor.Job(Desk.Here.TenantId);

    public static async Task<LeakWorld> CreateAsync(Action<IServiceCollection>? replace = null)
    {
        var desk = await DeskWorld.CreateAsync(replace: services =>
        {
            services.AddSecurity();
            replace?.Invoke(services);
        });
        await using (var db = desk.Open())
        {
            await AddHiddenAsync(db, desk.Database.Clock.GetUtcNow());
        }

        await desk.RecommendAsync();
        return new(desk);
    }

    /// <summary>The detector's answer for the decision, on evidence that a test may damage first.</summary>
    public async Task<LeakAnswer> CheckAsync(Func<LeakEvidence, LeakEvidence>? damage = null)
    {
        await using var db = Desk.Open();
        var evidence = new LeakEvidence(
            await Desk.Get<SearchSnapshots>().GetAsync(Job, CancellationToken.None),
            DatabaseSnapshotRows.Instance,
            await ObjectRights.ReadAsync(db, CancellationToken.None)
        );
        await using var scope = Desk.Database.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<LeakRuns>()
            .CheckAsync(
                db,
                await db.Decisions.AsNoTracking().SingleAsync(),
                damage is null ? evidence : damage(evidence),
                CancellationToken.None
            );
    }

    /// <summary>Runs the job as the jobs page does.</summary>
    public async Task<Result<StoredText>> RunJobAsync()
    {
        await using var scope = Desk.Database.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetServices<ITenantJob>()
            .OfType<LeakDetectionJob>()
            .Single()
            .RunAsync(new(Job, Guid.NewGuid(), null, 1), new JobProgress(), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private static async Task AddHiddenAsync(ConsoleDbContext db, DateTimeOffset now)
    {
        var finished = await db.Cases.AsNoTracking().FirstAsync(row => !row.IsOpen);
        for (var i = 0; i < Hidden; i++)
        {
            db.Documents.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Key = $"hidden-{i}",
                    Version = 1,
                    Title = "Printer jams after the firmware update",
                    Kind = "runbook",
                    Text = DeskTenant.Text,
                    Status = DocumentStatus.Effective,
                    Classification = Classifications.Restricted,
                    Language = "en",
                    IssueTypes = ["printer"],
                    EffectiveFrom = now.AddDays(-50),
                    UpdatedAt = now.AddDays(-50),
                }
            );
            var copy = Copy(finished, i);
            db.Cases.Add(copy);
            db.CaseEvents.Add(Wiped(copy));
        }

        await db.SaveChangesAsync();
    }

    private static CaseEventRow Wiped(CaseRow row) =>
        new()
        {
            TenantId = row.TenantId,
            CaseId = row.Id,
            Ordinal = 1,
            EventKey = $"{row.Id:N}-1",
            Activity = "wipe",
            Kind = CaseEventKind.Action,
            ActorId = row.ResolvedById,
            At = row.OpenedAt,
            FromState = "new",
            ToState = "working",
            AttributesJson = "{}",
        };

    // ended badly, so that it shows when one of them is counted
    private static CaseRow Copy(CaseRow row, int number) =>
        new()
        {
            TenantId = row.TenantId,
            Id = Guid.NewGuid(),
            Key = $"H-{number}",
            Title = "Printer jams",
            Description = DeskTenant.Text,
            TypeKey = row.TypeKey,
            IssueType = row.IssueType,
            Product = row.Product,
            Region = row.Region,
            Language = row.Language,
            Priority = row.Priority,
            Status = row.Status,
            WorkflowVersion = row.WorkflowVersion,
            OpenedAt = row.OpenedAt,
            TeamKey = row.TeamKey,
            AccountKey = row.AccountKey,
            Classification = Classifications.Restricted,
            CustomFieldsJson = "{}",
            IsOpen = false,
            ResolvedAt = row.ResolvedAt,
            ResolvedById = row.ResolvedById,
            Resolution = "wipe",
            SlaMet = false,
            Reopened = true,
            ProcessVersion = row.ProcessVersion,
            LastEventAt = row.LastEventAt,
            EventCount = 1,
            Revision = 1,
        };
}
