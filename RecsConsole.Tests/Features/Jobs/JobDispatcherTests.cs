using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Jobs;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>The queue starts each due run once, on any process, and never exceeds its slots.</summary>
public sealed class JobDispatcherTests
{
    private const string EveryFiveMinutes = "0 0/5 * * * ?";
    private static readonly TimeSpan s_five = TimeSpan.FromMinutes(5);

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R191")]
    public async Task Two_dispatchers_start_a_scheduled_run_once_each_time_it_is_due(DatabaseProvider provider)
    {
        await using var yard = await JobYard.CreateAsync(provider, job: new() { DefaultCron = EveryFiveMinutes });
        using var first = new JobNode(yard);
        using var second = new JobNode(yard);
        await BothAsync(yard, first, second);
        yard.Job.Runs.ShouldBeEmpty("the first time lies ahead");

        for (var due = 1; due <= 8; due++)
        {
            yard.Database.Clock.Advance(s_five);
            await BothAsync(yard, first, second);
            yard.Job.Runs.Count.ShouldBe(due);
        }

        await using var db = yard.Open();
        var runs = await db.JobRuns.Where(row => row.Job == "test").ToListAsync();
        runs.Count.ShouldBe(8);
        runs.ShouldAllBe(row => row.Status == JobStatus.Done && row.RequestedById == null && row.Attempt == 1);
    }

    [Fact]
    [Trait("Req", "R191")]
    public async Task Times_that_passed_while_no_process_ran_are_made_up_for_once()
    {
        await using var yard = await JobYard.CreateAsync(job: new() { DefaultCron = EveryFiveMinutes });
        using (var before = new JobNode(yard))
        {
            await before.SweepAsync(yard.Here);
        }

        yard.Database.Clock.Advance(TimeSpan.FromHours(7));
        using var after = new JobNode(yard);
        await after.SweepAsync(yard.Here);
        await after.SweepAsync(yard.Here);

        yard.Job.Runs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Time_at_which_a_run_waits_is_left_out()
    {
        await using var yard = await JobYard.CreateAsync(job: new() { DefaultCron = EveryFiveMinutes });
        using var node = new JobNode(yard);
        await node.SweepAsync(yard.Here);
        yard.Database.Clock.Advance(s_five);
        await yard.AskAsync();

        await node.SweepAsync(yard.Here);
        await node.SweepAsync(yard.Here);

        yard.Job.Runs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Changed_schedule_is_followed_from_now_on_and_one_switched_off_is_not()
    {
        await using var yard = await JobYard.CreateAsync(job: new() { DefaultCron = EveryFiveMinutes });
        using var node = new JobNode(yard);
        await node.SweepAsync(yard.Here);
        await SetAsync(yard, "0 0 0/2 * * ?", isOn: true);
        yard.Database.Clock.Advance(s_five);
        await node.SweepAsync(yard.Here);
        yard.Job.Runs.ShouldBeEmpty("it runs every two hours now");
        yard.Database.Clock.Advance(TimeSpan.FromHours(2));
        await node.SweepAsync(yard.Here);
        yard.Job.Runs.Count.ShouldBe(1);

        await SetAsync(yard, "0 0 0/2 * * ?", isOn: false);
        await node.SweepAsync(yard.Here);
        yard.Database.Clock.Advance(TimeSpan.FromHours(3));
        await node.SweepAsync(yard.Here);

        yard.Job.Runs.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R191")]
    public async Task No_more_runs_go_on_at_once_than_there_are_slots()
    {
        var (now, most) = (0, 0);
        async Task<Result<string>> WorkAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(20, cancellationToken);
            Interlocked.Decrement(ref now);
            return "Done.";
        }

        await using var yard = await JobYard.CreateAsync(
            add: services =>
                services
                    .AddSingleton<ITenantJob>(new TestJob { Key = "other", Work = WorkAsync })
                    .Configure<JobsOptions>(options => options.MaxConcurrency = 1),
            job: new() { Work = WorkAsync }
        );
        var (first, second) = (await yard.AskAsync(), await yard.AskAsync(job: "other"));
        using var node = new JobNode(yard);

        await node.SweepAsync(yard.Here);
        await node.SweepAsync(yard.Here);

        most.ShouldBe(1);
        (await yard.RowAsync(first)).Status.ShouldBe(JobStatus.Done);
        (await yard.RowAsync(second)).Status.ShouldBe(JobStatus.Done);
    }

    [Fact]
    public async Task Run_that_does_not_end_holds_no_process_that_is_told_to_stop()
    {
        var (began, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var yard = await JobYard.CreateAsync();
        yard.Job.Work = async (_, _, _) =>
        {
            began.SetResult();
            await end.Task;
            return "At last.";
        };
        await yard.AskAsync();
        using var node = new JobNode(yard);
        await node.Dispatcher.SweepAsync([yard.Here], CancellationToken.None);
        await began.Task;
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await node.Dispatcher.StopAsync(limit.Token).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        end.SetResult();
        await node.SweepAsync();
    }

    private static Task BothAsync(JobYard yard, JobNode first, JobNode second) =>
        Task.WhenAll(Task.Run(() => first.SweepAsync(yard.Here)), Task.Run(() => second.SweepAsync(yard.Here)));

    private static async Task SetAsync(JobYard yard, string cron, bool isOn)
    {
        await using var db = yard.Open();
        var row = await db.JobSchedules.SingleOrDefaultAsync(found => found.Job == "test");
        row ??= db
            .JobSchedules.Add(
                new()
                {
                    TenantId = yard.Here,
                    Job = "test",
                    Cron = cron,
                }
            )
            .Entity;
        (row.Cron, row.IsEnabled) = (cron, isOn);
        await db.SaveChangesAsync();
    }
}
