using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Features.Models.Comparison;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.Models.Training.Export;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Security.Sweep;
using RecsConsole.Tests.Security.Wall;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security;

/// <summary>Nothing that one tenant does is visible to another or affects it: every table, every job, every cache.</summary>
public sealed class TenantWallTests
{
    [Fact]
    [Trait("Req", "R51")]
    public async Task Every_table_shows_a_tenant_its_own_rows_only()
    {
        await using var site = await WallTenant.SiteAsync(objects: 30);
        for (var tenant = 0; tenant < SweptWorld.Tenants; tenant++)
        {
            await using var db = WallTenant.Open(site, tenant);
            await OneRowEach.AddAsync(db);
        }

        for (var tenant = 0; tenant < SweptWorld.Tenants; tenant++)
        {
            await using var db = WallTenant.Open(site, tenant);
            var types = WallTenant.OwnedTypes(db);
            types.Count.ShouldBeGreaterThan(60, "the tables were read from the model");
            foreach (var type in types)
            {
                var rows = await WallRows.ReadAsync(db, type);
                // both tenants have rows in every table
                rows.Select(row => row.TenantId).Distinct().ShouldBe([WallTenant.IdOf(site, tenant)], type.Name);
            }
        }
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task No_job_of_a_tenant_touches_a_row_of_another()
    {
        await using var site = await WallTenant.SiteAsync();
        for (var tenant = 0; tenant < SweptWorld.Tenants; tenant++)
        {
            await new WallWork(site, tenant).LeaveAsync();
        }

        var (before, own) = (await PrintsAsync(site, tenant: 1), await PrintsAsync(site, tenant: 0));

        JobRuns.ShouldHaveDoneTheirWork(await JobRuns.RunAsync(site, tenant: 0));

        Changed(before, await PrintsAsync(site, tenant: 1)).ShouldBeEmpty();
        site.Services.GetRequiredService<UploadStore>().Read(WallTenant.IdOf(site, 1)).ShouldNotBeNull("its file still waits");
        Touched.Except(Changed(own, await PrintsAsync(site, tenant: 0)), StringComparer.Ordinal).ShouldBeEmpty();
        // all work of the other tenant is still there: the same jobs find it
        JobRuns.ShouldHaveDoneTheirWork(await JobRuns.RunAsync(site, tenant: 1));
    }

    // tables that the jobs have to change: one that stays the same was touched by none of them
    private static IEnumerable<string> Touched =>
        [
            nameof(ApprovalRequestRow),
            nameof(AuditEntryRow),
            nameof(CaseRow),
            nameof(CatalogFindingRow),
            nameof(ConnectionRow),
            nameof(DecisionLookRow),
            nameof(DocumentRow),
            nameof(EmbeddingRow),
            nameof(ExpertPlanRow),
            nameof(InboxItemRow),
            nameof(InsightRollupRow),
            nameof(JobRunRow),
            nameof(LabelRow),
            nameof(ModelRow),
            nameof(SearchBasisRow),
            nameof(TextDraftRow),
        ];

    [Fact]
    [Trait("Req", "R51")]
    [Trait("Req", "R52")]
    public async Task Caches_indexes_and_embeddings_hold_nothing_of_another_tenant()
    {
        await using var site = await WallTenant.SiteAsync();
        for (var tenant = 0; tenant < SweptWorld.Tenants; tenant++)
        {
            await new WallWork(site, tenant).LeaveAsync();
            JobRuns.ShouldHaveDoneTheirWork(await JobRuns.RunAsync(site, tenant));
        }

        for (var tenant = 0; tenant < SweptWorld.Tenants; tenant++)
        {
            var learnt = await Learnt.ReadAsync(site, tenant);
            learnt.ShouldHoldOnly(own: tenant, other: 1 - tenant);
        }
    }

    [Fact]
    [Trait("Req", "R52")]
    public async Task Identical_text_in_two_tenants_never_matches_across()
    {
        await using var site = await WallTenant.SiteAsync(objects: 30);
        var person = site.World.People.First(each => each.IsActive && each.Roles.Count > 0);
        var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
        // all texts of both worlds are the same except for one word
        await new Visits(site, tally).ScanIndexesAsync(person);

        tally.Leaks.ShouldBeEmpty();
        tally.Missing.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R59")]
    public async Task Whoever_has_no_right_to_models_can_neither_list_read_nor_export_one()
    {
        await using var site = await WallTenant.SiteAsync(objects: 30);
        var agent = site.World.People.First(each => each.IsActive && each.Roles.SequenceEqual(["agent"]));
        await using var scope = site.Services.CreateAsyncScope();

        var listed = await scope
            .ServiceProvider.GetRequiredService<ListModels>()
            .RunAsync(site.ActorOf(agent), new(), CancellationToken.None);
        var read = await scope.ServiceProvider.GetRequiredService<ReadModel>().RunAsync(site.ActorOf(agent), "any", CancellationToken.None);
        var exported = await scope
            .ServiceProvider.GetRequiredService<ExportTrainingData>()
            .RunAsync(site.ActorOf(agent), SlateKind.Action, new JobProgress(), CancellationToken.None);
        var copied = await scope
            .ServiceProvider.GetRequiredService<ExportModel>()
            .RunAsync(site.ActorOf(agent), "any", CancellationToken.None);
        listed.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        copied.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        read.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        exported.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        // the only exports: no other part of the product returns the content of a model
        typeof(Program)
            .Assembly.GetTypes()
            .Where(type => type.Name.StartsWith("Export", StringComparison.Ordinal))
            .Where(type => type is { IsNested: false, Namespace: not null } && type.Namespace.Contains(".Models", StringComparison.Ordinal))
            .ShouldBe([typeof(ExportTrainingData), typeof(ExportModel)], "an export of models asks for a right to models: add it here");
    }

    private static IEnumerable<string> Changed(Dictionary<string, string> before, Dictionary<string, string> after) =>
        after.Where(print => before[print.Key] != print.Value).Select(print => print.Key);

    private static async Task<Dictionary<string, string>> PrintsAsync(SweepSite site, int tenant)
    {
        await using var db = WallTenant.Open(site, tenant);
        return await WallRows.PrintsAsync(db);
    }
}
