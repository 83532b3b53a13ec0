using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.Models.Runs;
using RecsConsole.Features.Models.Training.Export;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Security.Sweep;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security;

/// <summary>What one tenant does, another one neither sees nor feels: every table, every job, every cache.</summary>
public sealed class TenantWallTests
{
    [Fact]
    [Trait("Req", "R51")]
    public async Task Every_table_shows_a_tenant_its_own_rows_only()
    {
        await using var site = await SiteAsync();
        ShouldHaveDoneTheirWork(await RunJobsAsync(site, tenant: 0));
        ShouldHaveDoneTheirWork(await RunJobsAsync(site, tenant: 1));
        var own = TenantOf(site, 0);

        var seen = 0;
        foreach (var type in OwnedTypes(site))
        {
            await using var db = Open(site, 0);
            var tenants = await TenantsOfAsync(db, type);
            tenants.ShouldBeSubsetOf([own], type.Name);
            seen += tenants.Count;
        }

        seen.ShouldBeGreaterThan(10, "tables with rows of the tenant");
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task No_job_of_a_tenant_touches_a_row_of_another()
    {
        await using var site = await SiteAsync();
        foreach (var tenant in new[] { 0, 1 })
        {
            await LeaveWorkAsync(site, tenant);
        }

        var before = await PrintsAsync(site, tenant: 1);
        var own = await PrintsAsync(site, tenant: 0);

        var ran = await RunJobsAsync(site, tenant: 0);

        ShouldHaveDoneTheirWork(ran);
        (await PrintsAsync(site, tenant: 0))
            .Where(print => print.Value != own[print.Key])
            .Select(print => print.Key)
            .Intersect([nameof(JobRunRow), nameof(DocumentRow)])
            .Count()
            .ShouldBe(2, "upkeep removed the old run, and a document expired");
        (await PrintsAsync(site, tenant: 1)).ShouldBe(before);
    }

    [Fact]
    [Trait("Req", "R51")]
    [Trait("Req", "R52")]
    public async Task Caches_indexes_and_embeddings_hold_nothing_of_another_tenant()
    {
        await using var site = await SiteAsync();
        ShouldHaveDoneTheirWork(await RunJobsAsync(site, tenant: 0));
        ShouldHaveDoneTheirWork(await RunJobsAsync(site, tenant: 1));
        var actor = Actor.Job(TenantOf(site, 0));
        var theirs = site.World.Objects.Where(each => each.Tenant == 1).ToList();

        var facts = await site.Services.GetRequiredService<TenantFactsReader>().ReadAsync(actor, CancellationToken.None);
        var search = await site.Services.GetRequiredService<SearchSnapshots>().RebuildAsync(actor, CancellationToken.None);

        theirs.ShouldAllBe(each => !facts.People.ContainsKey(each.Id));
        theirs.Where(each => each.Kind is "case").ShouldAllBe(each => search.Cases.Texts.VectorOf(each.Id.ToString("D")) == null);
        await using var db = Open(site, 0);
        var keys = await db.Embeddings.Select(row => row.Key).ToListAsync();
        keys.Intersect(theirs.Where(each => each.Kind is "case").Select(each => each.Id.ToString("D")), StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R52")]
    public async Task Identical_text_in_two_tenants_never_matches_across()
    {
        await using var site = await SiteAsync();
        var person = site.World.People.First(each => each.IsActive && each.Roles.Count > 0);
        var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
        // every text of both worlds is the same but for one word
        await new Visits(site, tally).ScanIndexesAsync(person);

        tally.Leaks.ShouldBeEmpty();
        tally.Missing.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R59")]
    public async Task Whoever_has_no_right_to_models_can_neither_list_read_nor_export_one()
    {
        await using var site = await SiteAsync();
        var agent = site.World.People.First(each => each.IsActive && each.Roles.SequenceEqual(["agent"]));
        await using var scope = site.Services.CreateAsyncScope();

        var listed = await scope
            .ServiceProvider.GetRequiredService<ListModels>()
            .RunAsync(site.ActorOf(agent), new(), CancellationToken.None);
        var read = await scope.ServiceProvider.GetRequiredService<ReadModel>().RunAsync(site.ActorOf(agent), "any", CancellationToken.None);
        var exported = await scope
            .ServiceProvider.GetRequiredService<ExportTrainingData>()
            .RunAsync(site.ActorOf(agent), SlateKind.Action, new JobProgress(), CancellationToken.None);
        listed.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        read.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        exported.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        // the only ways out: nothing else of the product answers with a model's content
        typeof(Program)
            .Assembly.GetTypes()
            .Where(type => type.Name.StartsWith("Export", StringComparison.Ordinal))
            .Where(type => type is { IsNested: false, Namespace: not null } && type.Namespace.Contains(".Models", StringComparison.Ordinal))
            .ShouldBe([typeof(ExportTrainingData)], "an export of models asks for a right to models: add it here");
    }

    private static Task<SweepSite> SiteAsync() => SweepSite.CreateAsync(SweptWorld.Generate(5, 12, 30));

    private static Actor AdminOf(SweepSite site, int tenant) =>
        site.ActorOf(
            site.World.People.First(each =>
                each is { IsActive: true } && each.Tenant == tenant && each.Roles.Contains(ConsoleRole.Admin, StringComparer.Ordinal)
            )
        );

    private static Guid TenantOf(SweepSite site, int tenant) => site.TenantOf(site.World.People.First(each => each.Tenant == tenant));

    private static ConsoleDbContext Open(SweepSite site, int tenant)
    {
        var db = Operators.Open(site.Services);
        db.BindTo(TenantOf(site, tenant));
        return db;
    }

    // the model's own list: a new table is in it
    private static List<Type> OwnedTypes(SweepSite site)
    {
        using var db = Open(site, 0);
        return
        [
            .. db
                .Model.GetEntityTypes()
                .Select(type => type.ClrType)
                .Where(type => typeof(ITenantOwned).IsAssignableFrom(type))
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];
    }

    // What upkeep removes and what the calendar ends: a job that forgot the tenant would take it from everybody.
    private static async Task LeaveWorkAsync(SweepSite site, int tenant)
    {
        await using var db = Open(site, tenant);
        var longAgo = DateTimeOffset.UtcNow.AddYears(-2);
        db.JobRuns.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                Job = "labels",
                Status = JobStatus.Done,
                RequestedAt = longAgo,
                FinishedAt = longAgo,
            }
        );
        (await db.Documents.Where(row => row.Status == DocumentStatus.Effective).FirstAsync()).EffectiveTo = longAgo;
        await db.SaveChangesAsync();
    }

    // For the job that imports what somebody sent.
    private static async Task LeaveFileAsync(IServiceProvider services, Actor admin)
    {
        const string Log = """
            case_id,activity,timestamp
            1,Open,2026-01-05T08:00:00Z
            1,Close,2026-01-05T09:00:00Z
            2,Open,2026-01-06T08:00:00Z
            2,Close,2026-01-06T09:00:00Z

            """;
        await using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Log));
        var received = await services.GetRequiredService<ReceiveUpload>().RunAsync(admin, new("log.csv", content), CancellationToken.None);
        received.Error.ShouldBeNull();
    }

    private static async Task<Dictionary<string, Result<StoredText>>> RunJobsAsync(SweepSite site, int tenant)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await LeaveFileAsync(scope.ServiceProvider, AdminOf(site, tenant));
        var results = new Dictionary<string, Result<StoredText>>(StringComparer.Ordinal);
        foreach (var job in scope.ServiceProvider.GetServices<ITenantJob>())
        {
            var context = new JobContext(Actor.Job(TenantOf(site, tenant)), Guid.NewGuid(), null, 1);
            results[job.Key] = await job.RunAsync(context, new JobProgress(), CancellationToken.None);
        }

        return results;
    }

    // A job that is refused touches nobody, and would prove nothing.
    private static void ShouldHaveDoneTheirWork(Dictionary<string, Result<StoredText>> results)
    {
        results.Count.ShouldBeGreaterThan(8);
        foreach (var (job, result) in results.Where(each => each.Key != Retraining.Job))
        {
            result.Error.ShouldBeNull(job);
        }

        results[Retraining.Job].Error!.Kind.ShouldBe(ErrorKind.Invalid, "this world is too small to learn from");
    }

    private static async Task<List<Guid>> TenantsOfAsync(ConsoleDbContext db, Type type)
    {
        var rows = await RowsAsync(db, type);
        return [.. rows.Select(row => row.TenantId).Distinct()];
    }

    // a hash of all rows of each table
    private static async Task<Dictionary<string, string>> PrintsAsync(SweepSite site, int tenant)
    {
        var prints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in OwnedTypes(site))
        {
            await using var db = Open(site, tenant);
            var lines = (await RowsAsync(db, type)).Select(row => JsonSerializer.Serialize(row, type)).Order(StringComparer.Ordinal);
            prints[type.Name] = Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        }

        return prints;
    }

    private static Task<List<ITenantOwned>> RowsAsync(ConsoleDbContext db, Type type) =>
        (Task<List<ITenantOwned>>)
            typeof(TenantWallTests)
                .GetMethod(nameof(ReadRowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, [db])!;

    private static async Task<List<ITenantOwned>> ReadRowsAsync<T>(ConsoleDbContext db)
        where T : class, ITenantOwned
    {
        var rows = await db.Set<T>().AsNoTracking().ToListAsync();
        return [.. rows];
    }
}
