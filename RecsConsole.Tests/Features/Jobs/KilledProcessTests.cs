using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Models.Training;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>Kills the real process in the middle of a run and starts it again.</summary>
public sealed class KilledProcessTests
{
    private const int Documents = 1200;
    private const int Decisions = 8000;

    // one of them shows it at every commit
    public static IEnumerable<TheoryDataRow<DatabaseProvider>> Databases =>
        from provider in DatabaseProviders.Of(SqlServerTemplate.Server)
        let row = new TheoryDataRow<DatabaseProvider>(provider)
        select provider == DatabaseProvider.Sqlite ? row.WithTrait("Speed", "Slow") : row;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R191")]
    [Trait("Req", "R134")]
    public async Task Run_that_kill_9_cut_off_is_done_once_by_the_next_process(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var tenant = await Operators.AddTenantAsync(database.Services, "here");
        await AddExpiredAsync(database, tenant);
        var run = await WatchedRun.AskAsync(database, tenant, "document-expiry");

        await using (var first = RunningConsole.Start(database.Settings))
        {
            await run.UntilAsync(row => row.Status == JobStatus.Running, first);
            await first.KillAsync();
        }

        (await run.ReadAsync()).Status.ShouldBe(JobStatus.Running, "it was cut off");
        await using var second = RunningConsole.Start(database.Settings);
        var row = await run.UntilAsync(row => row.FinishedAt != null, second);

        (row.Status, row.Attempt).ShouldBe((JobStatus.Done, 2));
        StoredText.Read(row.Result)!.Words.ShouldBe($"{Documents} versions changed their state.");
        await using var db = run.Open();
        (await db.Documents.CountAsync(document => document.Status == DocumentStatus.Expired)).ShouldBe(Documents);
        (await db.AuditEntries.CountAsync(entry => entry.ObjectKind == "document")).ShouldBe(
            Documents,
            "each version was written down once"
        );
    }

    [Fact]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R191")]
    [Trait("Req", "R113")]
    public async Task Training_that_kill_9_cut_off_registers_each_model_once_and_whole_in_the_end()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, cases: 400);
        var settings = new Dictionary<string, string>(world.Database.Settings, StringComparer.Ordinal)
        {
            ["Training:MinDecisions"] = "100",
            ["Training:MinCalibration"] = "20",
        };
        var run = await WatchedRun.AskAsync(world.Database, world.Here.TenantId, "retrain");

        await using (var first = RunningConsole.Start(settings))
        {
            await run.UntilAsync(row => row.Percent > 0, first);
            await first.KillAsync();
        }

        (await run.ReadAsync()).Status.ShouldBe(JobStatus.Running, "it was cut off");
        (await world.ModelsAsync()).ShouldBeEmpty("half a model is none");
        await using var second = RunningConsole.Start(settings);
        var row = await run.UntilAsync(row => row.FinishedAt != null, second);

        (row.Status, row.Attempt).ShouldBe((JobStatus.Done, 2), row.Result);
        var models = await world.ModelsAsync();
        models.Select(model => model.Kind).ShouldBe([ItemKind.Action, ItemKind.Expert], "one of each kind that has examples");
        models.ShouldAllBe(model => model.JobRunId == row.Id);
        models.ShouldAllBe(model => CanonicalHash.Of(Brotli.Decompress(model.Content)) == model.ContentHash, "it is whole");
        await using var db = run.Open();
        (await db.JobRuns.CountAsync(other => other.Job == "retrain")).ShouldBe(1);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R191")]
    public async Task Labels_that_kill_9_cut_off_are_complete_and_built_once_in_the_end()
    {
        await using var world = await DeskWorld.CreateAsync();
        await AddDecisionsAsync(world);
        var run = await WatchedRun.AskAsync(world.Database, world.Here.TenantId, "build-labels");

        await using (var first = RunningConsole.Start(world.Database.Settings))
        {
            await run.UntilAsync(row => row.Percent > 0, first);
            await first.KillAsync();
        }

        (await run.ReadAsync()).Status.ShouldBe(JobStatus.Running, "it was cut off");
        (await LabelledAsync(run)).ShouldBeInRange(1, Decisions - 1, "some batches were stored, not all");
        await using var second = RunningConsole.Start(world.Database.Settings);
        var row = await run.UntilAsync(row => row.FinishedAt != null, second);

        (row.Status, row.Attempt).ShouldBe((JobStatus.Done, 2), row.Result);
        (await LabelledAsync(run)).ShouldBe(Decisions);
        await using var db = run.Open();
        var counts = await db.Labels.GroupBy(label => label.DecisionId).Select(labels => labels.Count()).ToListAsync();
        counts.Distinct().Count().ShouldBe(1, "every decision has the same labels, none twice");
        (await db.JobRuns.CountAsync(other => other.Job == "build-labels" && other.Id == row.Id)).ShouldBe(1);
    }

    private static async Task<int> LabelledAsync(WatchedRun run)
    {
        await using var db = run.Open();
        return await db.Labels.Select(label => label.DecisionId).Distinct().CountAsync();
    }

    // one shown action each; labels read neither snapshot nor output
    private static async Task AddDecisionsAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var (tenant, at) = (world.Here.TenantId, world.Database.Clock.GetUtcNow());
        for (var i = 0; i < Decisions; i++)
        {
            var decision = BareDecisions.Of(tenant, world.Here.CaseId, world.Here.Agent.PersonId, at);
            db.Decisions.Add(decision);
            db.DecisionItems.Add(
                new()
                {
                    TenantId = tenant,
                    DecisionId = decision.Id,
                    Kind = ItemKind.Action,
                    Rank = 1,
                    ItemId = "ask",
                    Confidence = ItemConfidence.Low,
                }
            );
        }

        await db.SaveChangesAsync();
    }

    private static async Task AddExpiredAsync(TestDatabase database, Guid tenant)
    {
        await using var db = database.Open();
        db.BindTo(tenant);
        var past = DateTimeOffset.UnixEpoch;
        db.Documents.AddRange(
            Enumerable
                .Range(0, Documents)
                .Select(i => new DocumentRow
                {
                    TenantId = tenant,
                    Key = $"note-{i}",
                    Version = 1,
                    Title = $"Note {i}",
                    Status = DocumentStatus.Effective,
                    Text = "Text",
                    Kind = "guide",
                    EffectiveTo = past,
                    UpdatedAt = past,
                })
        );
        await db.SaveChangesAsync();
    }
}
