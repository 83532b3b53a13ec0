using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.History;
using RecsConsole.Features.Reviews;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Past;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>A desk with half a year of finished cases: most have "ask" and "fix" in time, some "wipe" too late.</summary>
internal static class DeskHistory
{
    public const int Cases = 160;

    public static Task<DeskWorld> OpenAsync(Action<TrainingOptions>? change = null) =>
        DeskWorld.CreateAsync(replace: services => AddTraining(services, change));

    /// <summary>The services of a world of this history: training, and the life of what it registers.</summary>
    public static void AddTraining(IServiceCollection services, Action<TrainingOptions>? change = null)
    {
        services.AddModels().AddReviews();
        services.Configure<TrainingOptions>(options =>
        {
            (options.MinDecisions, options.MinSuccesses) = (100, 50);
            options.MinCalibration = 20;
            change?.Invoke(options);
        });
    }

    /// <param name="lateEvery">Every n-th case with "ask" is fixed too late as well.</param>
    public static async Task AddAsync(
        this DeskWorld world,
        DeskTenant tenant,
        int cases = Cases,
        int lateEvery = 7,
        Action<CaseRow, int>? change = null
    )
    {
        await using var db = world.Database.Open();
        db.BindTo(tenant.TenantId);
        var now = world.Database.Clock.GetUtcNow();
        for (var i = 0; i < cases; i++)
        {
            var opened = now.AddDays(-40).AddHours(-18 * (cases - i));
            var isWiped = i % 5 == 4;
            var row = Case(tenant, i, opened, isWiped || i % lateEvery == 0);
            change?.Invoke(row, i);
            db.Add(row);
            db.Add(Event(row, 1, isWiped ? "wipe" : "ask", "new", "working", opened.AddHours(1)));
            db.Add(Event(row, 2, "fix", "working", "resolved", row.ResolvedAt!.Value));
        }

        await db.SaveChangesAsync();
    }

    /// <summary>
    /// Adds to the cases of the history the document that was read with the first step: the guide, but the manual where the case was wiped,
    /// and none in every tenth case. The guide has been in force all the time, and so has the manual.
    /// </summary>
    public static async Task AddUsedDocumentsAsync(this DeskWorld world, DeskTenant tenant)
    {
        await using var db = world.Database.Open();
        db.BindTo(tenant.TenantId);
        var since = world.Database.Clock.GetUtcNow().AddYears(-1);
        var guide = await db.Documents.SingleAsync(row => row.Key == "guide");
        (guide.EffectiveFrom, guide.UpdatedAt) = (since, since);
        var manual = new DeskCatalog(tenant.TenantId, since).Document("manual");
        manual.EffectiveFrom = since;
        db.Add(manual);
        var cases = await db.Cases.Where(row => row.Key.StartsWith("H-")).ToListAsync();
        foreach (var row in cases.OrderBy(row => row.OpenedAt).Where((_, i) => i % 10 != 0))
        {
            var isWiped = await db.CaseEvents.AnyAsync(step => step.CaseId == row.Id && step.Activity == "wipe");
            db.Add(
                new CaseDocumentRow
                {
                    TenantId = tenant.TenantId,
                    CaseId = row.Id,
                    DocumentKey = isWiped ? "manual" : "guide",
                    At = row.OpenedAt.AddHours(1),
                    PersonId = tenant.Expert,
                }
            );
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Adds one more case that is finished at an instant.</summary>
    public static async Task AddLaterAsync(this DeskWorld world, DeskTenant tenant, DateTimeOffset opened)
    {
        await using var db = world.Database.Open();
        db.BindTo(tenant.TenantId);
        var row = Case(tenant, 9_000, opened, isLate: false);
        db.Add(row);
        db.Add(Event(row, 1, "ask", "new", "working", opened.AddHours(1)));
        db.Add(Event(row, 2, "fix", "working", "resolved", row.ResolvedAt!.Value));
        await db.SaveChangesAsync();
    }

    public static Task<Result<TrainedModel>> TrainAsync(
        this DeskWorld world,
        DeskTenant? tenant = null,
        Func<TrainModelRequest, TrainModelRequest>? change = null,
        JobProgress? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var request = new TrainModelRequest(SlateKind.Action, Guid.NewGuid(), null, progress ?? new JobProgress());
        return world
            .Get<TrainModel>()
            .RunAsync(Actor.Job((tenant ?? world.Here).TenantId), change?.Invoke(request) ?? request, cancellationToken);
    }

    /// <summary>Every example of the history as text (snapshot, shared parts and grades), by its key.</summary>
    public static async Task<Dictionary<ExampleKey, string>> ExamplesAsync(this DeskWorld world)
    {
        var built = new Dictionary<ExampleKey, string>();
        foreach (var example in await world.BuildExamplesAsync())
        {
            built[example.Key] =
                CanonicalHash.Of(CanonicalJson.Serialize(example.Snapshot))
                + string.Join(' ', example.Snapshot.Shared.Hashes())
                + string.Join(' ', example.Grades);
        }

        return built;
    }

    public static async Task<List<TrainingExample>> BuildExamplesAsync(
        this DeskWorld world,
        SlateKind kind = SlateKind.Action,
        IReadOnlySet<Guid>? decided = null
    )
    {
        var actor = Actor.Job(world.Here.TenantId);
        var facts = await world.Get<TenantFactsReader>().ReadAsync(actor, CancellationToken.None);
        await using var db = world.Open();
        var cases = await HistoryReader.ReadAsync(db, facts, 10_000, CancellationToken.None);
        var examples = new HistoryExamples(
            kind,
            cases,
            new(facts, LabelWindows.Default, new(), world.Get<AccessPolicy>(), world.Database.Clock.GetUtcNow(), NullLogger.Instance),
            new(db, actor, facts, await world.Get<SearchSnapshots>().GetAsync(actor, CancellationToken.None)),
            decided ?? new HashSet<Guid>()
        );
        var built = new List<TrainingExample>();
        foreach (var key in examples.Keys)
        {
            if (await examples.BuildAsync(key, CancellationToken.None) is { } example)
            {
                built.Add(example);
            }
        }

        return built;
    }

    public static async Task<List<ModelRow>> ModelsAsync(this DeskWorld world)
    {
        await using var db = world.Database.Open();
        return await db.Models.IgnoreQueryFilters().OrderBy(row => row.Number).ToListAsync();
    }

    public static CaseEventRow Event(CaseRow row, int ordinal, string activity, string from, string to, DateTimeOffset at) =>
        new()
        {
            TenantId = row.TenantId,
            CaseId = row.Id,
            Ordinal = ordinal,
            EventKey = $"{row.Id:N}-{ordinal}",
            Activity = activity,
            Kind = CaseEventKind.Action,
            ActorId = row.ResolvedById,
            At = at,
            FromState = from,
            ToState = to,
            AttributesJson = "{}",
        };

    private static CaseRow Case(DeskTenant tenant, int number, DateTimeOffset opened, bool isLate)
    {
        var resolved = opened.AddHours(isLate ? 30 : 3);
        return new()
        {
            TenantId = tenant.TenantId,
            Id = new(number + 1, 0, 0, new byte[8]),
            Key = $"H-{number}",
            Title = "Printer jams again " + number,
            Description = DeskTenant.Text,
            TypeKey = "ticket",
            IssueType = "printer",
            Product = "printing",
            Region = "EU",
            Language = "en",
            Priority = 2,
            Status = "resolved",
            WorkflowVersion = 1,
            OpenedAt = opened,
            SlaDeadline = opened.AddHours(8),
            TeamKey = "one",
            Classification = 1,
            CustomFieldsJson = "{}",
            ResolvedAt = resolved,
            ResolvedById = tenant.Expert,
            Resolution = "fix",
            SlaMet = !isLate,
            ProcessVersion = 1,
            LastEventAt = resolved,
            EventCount = 2,
            Revision = 1,
        };
    }
}
