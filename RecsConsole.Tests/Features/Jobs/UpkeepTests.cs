using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Jobs;
using RecsConsole.Features.Jobs.Upkeep;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

public sealed class UpkeepTests
{
    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Clean_up_leaves_what_pollers_and_caches_read_and_other_tenants_rows(DatabaseProvider provider)
    {
        await using var yard = await JobYard.CreateAsync(provider);
        var old = yard.Database.Clock.GetUtcNow().AddDays(-30);
        await AddChangesAsync(yard, yard.Here, "case", (1, 150), old);
        await AddChangesAsync(yard, yard.Here, "document", (201, 20), old);
        await AddChangesAsync(yard, yard.Elsewhere, "case", (301, 150), old);
        await AddChangesAsync(yard, yard.Here, "case", (9_000, 10), old);
        await AddChangesAsync(yard, yard.Elsewhere, "case", (10_000, 1), old);

        var result = await RunAsync(yard);

        // Of 160 case changes, the latest 100 and those near the end of the feed stay; the few document changes all stay.
        result.ShouldBe("60 entries of the change feed and 0 runs were removed.");
        await using var db = yard.Open();
        (await db.Changes.CountAsync(row => row.TenantId == yard.Elsewhere)).ShouldBe(151);
        (await db.Changes.CountAsync(row => row.TenantId == yard.Here)).ShouldBe(120);
    }

    [Fact]
    public async Task Clean_up_removes_old_runs_that_went_well_with_their_lines_and_keeps_failures()
    {
        await using var yard = await JobYard.CreateAsync();
        yard.Job.Work = async (context, progress, token) =>
        {
            await progress.LogAsync(StoredText.Sentence("A line"), token);
            return "Fine.";
        };
        var well = await yard.AskAsync();
        await yard.RunAsync(well);
        yard.Job.Work = (_, _, _) => Task.FromResult<Result<string>>(Error.Invalid("Not so."));
        var failed = await yard.AskAsync();
        await yard.RunAsync(failed);
        yard.Database.Clock.Advance(TimeSpan.FromDays(31));

        (await RunAsync(yard)).ShouldEndWith("1 runs were removed.");

        (await yard.RowAsync(failed)).Status.ShouldBe(JobStatus.Failed);
        (await yard.LinesAsync(well)).ShouldBeEmpty();
        await using var db = yard.Open();
        (await db.JobRuns.CountAsync(row => row.Id == well)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Clean_up_removes_counts_of_model_answers_older_than_their_days_of_its_own_tenant(DatabaseProvider provider)
    {
        await using var yard = await JobYard.CreateAsync(provider);
        var (now, days) = (yard.Database.Clock.GetUtcNow(), Pruning.KeepAnswersDays);
        await AddAnswersAsync(yard, yard.Here, now.AddDays(-days - 1), now.AddDays(-days + 1), now);
        await AddAnswersAsync(yard, yard.Elsewhere, now.AddDays(-days - 1));

        await RunAsync(yard);

        await using var here = yard.Open();
        var left = await here.ModelAnswers.OrderBy(row => row.Hour).Select(row => row.Hour).ToListAsync();
        left.ShouldBe([now.AddDays(-days + 1), now]);
        await using var elsewhere = yard.Open(yard.Elsewhere);
        (await elsewhere.ModelAnswers.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Search_rebuild_swaps_the_whole_snapshot_and_reads_what_was_changed_past_the_feed()
    {
        await using var world = await DeskWorld.CreateAsync();
        var snapshots = world.Get<SearchSnapshots>();
        var before = await snapshots.GetAsync(world.Here.Agent, CancellationToken.None);
        await using (var db = world.Open())
        {
            (await db.Documents.FirstAsync(row => row.Key == "guide")).Status = DocumentStatus.Withdrawn;
            await db.SaveChangesAsync(); // without an entry in the change feed
        }

        var result = await new SearchRebuildJob(snapshots).RunAsync(
            new(Actor.Job(world.Here.TenantId), Guid.NewGuid(), null, 1),
            new JobProgress(),
            CancellationToken.None
        );

        var after = await snapshots.GetAsync(world.Here.Agent, CancellationToken.None);
        after.ShouldNotBeSameAs(before);
        after.Documents.Count.ShouldBe(before.Documents.Count - 1);
        result.Value!.Words.ShouldStartWith($"{after.Documents.Count} documents");
    }

    [Fact]
    public async Task Search_rebuild_shows_what_it_fits_and_a_run_that_ends_in_the_middle_leaves_the_present_one()
    {
        await using var world = await DeskWorld.CreateAsync();
        var snapshots = world.Get<SearchSnapshots>();
        var before = await snapshots.GetAsync(world.Here.Agent, CancellationToken.None);
        var context = new JobContext(Actor.Job(world.Here.TenantId), Guid.NewGuid(), null, 1);
        using var cancel = new CancellationTokenSource();
        var cancelled = new Steps(step => step == 3 ? cancel.CancelAsync() : Task.CompletedTask);
        var whole = new Steps(_ => Task.CompletedTask);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new SearchRebuildJob(snapshots).RunAsync(context, cancelled, cancel.Token)
        );
        snapshots.TryGet(world.Here.TenantId).ShouldNotBeNull("the present one serves on");
        await new SearchRebuildJob(snapshots).RunAsync(context, whole, CancellationToken.None);

        cancelled.Percents.Count.ShouldBe(3, "reading, routing, and the chances that it did not fit");
        whole.Percents.ShouldBe([5, 50, 70, 85, 95]);
        snapshots.TryGet(world.Here.TenantId).ShouldNotBeSameAs(before);
    }

    private static async Task<string> RunAsync(JobYard yard)
    {
        var job = new CleanUpJob(yard.Get<TenantDb>(), Options.Create(new JobsOptions()), yard.Database.Clock);
        var result = await job.RunAsync(new(Actor.Job(yard.Here), Guid.NewGuid(), null, 1), new JobProgress(), CancellationToken.None);
        return result.Value?.Words ?? throw new InvalidOperationException(result.Error!.Message);
    }

    private static async Task AddChangesAsync(JobYard yard, Guid tenant, string kind, (long From, int Count) ids, DateTimeOffset at)
    {
        await using var db = yard.Open(tenant);
        db.Changes.AddRange(
            Enumerable
                .Range(0, ids.Count)
                .Select(i => new ChangeRow
                {
                    Id = ids.From + i,
                    TenantId = tenant,
                    At = at,
                    Kind = kind,
                    Key = "",
                })
        );
        await db.SaveChangesAsync();
    }

    private static async Task AddAnswersAsync(JobYard yard, Guid tenant, params IEnumerable<DateTimeOffset> hours)
    {
        await using var db = yard.Open(tenant);
        db.ModelAnswers.AddRange(
            hours.Select(hour => new ModelAnswerRow
            {
                TenantId = tenant,
                Hour = hour,
                Model = ModelUse.Reranking,
                Outcome = ModelOutcome.Late,
                Count = 1,
            })
        );
        await db.SaveChangesAsync();
    }

    private sealed class Steps(Func<int, Task> onStep) : JobProgress
    {
        public List<int> Percents { get; } = [];

        public override Task ReportAsync(int percent, StoredText step, CancellationToken cancellationToken)
        {
            Percents.Add(percent);
            return onStep(Percents.Count);
        }
    }
}
