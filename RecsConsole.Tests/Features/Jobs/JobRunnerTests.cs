using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Jobs.Running;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

public sealed class JobRunnerTests
{
    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R191")]
    public async Task Run_is_recorded_from_request_to_end(DatabaseProvider provider)
    {
        await using var yard = await JobYard.CreateAsync(provider);
        var id = await yard.AskAsync();
        yard.Job.Work = async (_, progress, token) =>
        {
            await progress.ReportAsync(40, StoredText.Sentence("Counting"), token);
            await progress.LogAsync(StoredText.Sentence("12 rows"), token);
            var during = await yard.RowAsync(id);
            (during.Status, during.Percent, during.Step).ShouldBe((JobStatus.Running, 40, "Counting"));
            return "Counted 12 rows.";
        };

        (await yard.RunAsync(id)).ShouldBeTrue();

        var row = await yard.RowAsync(id);
        (row.Status, row.Percent, row.Attempt).ShouldBe((JobStatus.Done, 100, 1));
        row.Result.ShouldBe("Counted 12 rows.");
        row.StartedAt.ShouldNotBeNull();
        row.FinishedAt.ShouldNotBeNull();
        (await yard.LinesAsync(id)).ShouldBe(["12 rows"]);
    }

    [Fact]
    [Trait("Req", "R191")]
    public async Task Run_that_ended_is_not_run_again()
    {
        await using var yard = await JobYard.CreateAsync();
        var id = await yard.AskAsync();
        await yard.RunAsync(id);

        (await yard.RunAsync(id)).ShouldBeFalse();

        yard.Job.Runs.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R191")]
    public async Task Silent_run_is_taken_up_again_as_the_same_row_and_its_old_runner_writes_nothing_more()
    {
        await using var yard = await JobYard.CreateAsync();
        var id = await yard.AskAsync();
        var old = await yard.Get<JobRunStore>().ClaimAsync(Here(yard), id, Rules("old"), default);
        yard.Database.Clock.Advance(TimeSpan.FromSeconds(31));

        (await yard.RunAsync(id)).ShouldBeTrue();

        var row = await yard.RowAsync(id);
        (row.Status, row.Attempt).ShouldBe((JobStatus.Done, 2));
        (await yard.LinesAsync(id)).ShouldBe(["Started again from the beginning, because attempt 1 was interrupted."]);
        var store = yard.Get<JobRunStore>();
        (await yard.Get<JobHeartbeat>().BeatAsync(old!, new(50, StoredText.Sentence("Late")), default)).ShouldBe(JobLeaseState.Lost);
        (await store.FinishAsync(old!, new(JobStatus.Failed, StoredText.Sentence("Late")), default)).ShouldBeFalse();
        (await yard.RowAsync(id)).Result.ShouldBe("Did 1 thing.");
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R191")]
    public async Task Many_runners_take_one_run_of_a_job_at_a_time(DatabaseProvider provider)
    {
        await using var yard = await JobYard.CreateAsync(provider);
        Guid[] runs = [await yard.AskAsync(), await yard.AskAsync(), await yard.AskAsync()];
        var store = yard.Get<JobRunStore>();

        var holds = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(i => store.ClaimAsync(Here(yard), runs[i % 3], Rules($"r{i}"), default))
        );

        holds.Count(hold => hold is not null).ShouldBe(1);
        var other = await yard.AskAsync(yard.Elsewhere);
        (await yard.RunAsync(other, yard.Elsewhere)).ShouldBeTrue("another tenant does not wait");
    }

    [Fact]
    [Trait("Req", "R191")]
    public async Task Run_that_is_cut_off_each_time_ends_as_failed()
    {
        await using var yard = await JobYard.CreateAsync();
        var id = await yard.AskAsync();
        var store = yard.Get<JobRunStore>();
        for (var i = 0; i < 3; i++)
        {
            (await store.ClaimAsync(Here(yard), id, Rules($"r{i}"), default)).ShouldNotBeNull();
            yard.Database.Clock.Advance(TimeSpan.FromSeconds(31));
        }

        (await yard.RunAsync(id)).ShouldBeFalse();

        (await yard.RowAsync(id)).Status.ShouldBe(JobStatus.Failed);
        StoredText.Read((await yard.RowAsync(id)).Result)!.Words.ShouldStartWith("Interrupted 3 times");
    }

    [Fact]
    [Trait("Req", "R191")]
    public async Task Cancel_reaches_the_job_through_its_token()
    {
        await using var yard = await JobYard.CreateAsync();
        var id = await yard.AskAsync();
        var asker = Guid.NewGuid();
        yard.Job.Work = async (_, _, token) =>
        {
            await yard.ChangeAsync(id, row => (row.CancelRequestedAt, row.CancelRequestedById) = (yard.Database.Clock.GetUtcNow(), asker));
            while (!token.IsCancellationRequested)
            {
                yard.Database.Clock.Advance(RunProgress.BeatInterval);
                await Task.Delay(5, CancellationToken.None);
            }

            token.ThrowIfCancellationRequested();
            return "Never";
        };

        await yard.RunAsync(id);

        var row = await yard.RowAsync(id);
        (row.Status, row.CancelRequestedById).ShouldBe((JobStatus.Cancelled, asker));
    }

    [Fact]
    [Trait("Req", "R191")]
    public async Task Process_that_stops_gives_the_run_back()
    {
        await using var yard = await JobYard.CreateAsync();
        var id = await yard.AskAsync();
        using var stopping = new CancellationTokenSource();
        yard.Job.Work = async (context, _, token) =>
        {
            if (context.Attempt == 1)
            {
                await stopping.CancelAsync();
                token.ThrowIfCancellationRequested();
            }

            return "Done at last.";
        };

        await yard.RunAsync(id, stopping: stopping.Token);
        (await yard.RowAsync(id)).Status.ShouldBe(JobStatus.Queued);
        await yard.RunAsync(id);

        var row = await yard.RowAsync(id);
        (row.Status, row.Attempt, row.Result).ShouldBe((JobStatus.Done, 2, "Done at last."));
    }

    [Fact]
    [Trait("Req", "R191")]
    public async Task Fault_in_a_job_is_the_failure_of_that_run_only()
    {
        await using var yard = await JobYard.CreateAsync();
        var (here, elsewhere) = (await yard.AskAsync(), await yard.AskAsync(yard.Elsewhere));
        yard.Job.Work = (context, _, _) =>
            context.Actor.TenantId == yard.Here
                ? throw new InvalidOperationException("secret words")
                : Task.FromResult<Result<string>>("Fine.");

        await yard.RunAsync(here);
        await yard.RunAsync(elsewhere, yard.Elsewhere);

        var row = await yard.RowAsync(here);
        row.Status.ShouldBe(JobStatus.Failed);
        row.Result!.ShouldContain("InvalidOperationException");
        row.Result!.ShouldNotContain("secret words");
        (await yard.RowAsync(elsewhere, yard.Elsewhere)).Status.ShouldBe(JobStatus.Done);
    }

    [Fact]
    public async Task Progress_is_written_four_times_a_second_at_most()
    {
        await using var yard = await JobYard.CreateAsync();
        var id = await yard.AskAsync();
        var before = await ChangesAsync(yard);
        yard.Job.Work = async (_, progress, token) =>
        {
            for (var i = 0; i < 100; i++)
            {
                await progress.ReportAsync(i, StoredText.Sentence("Going on"), token);
                yard.Database.Clock.Advance(TimeSpan.FromMilliseconds(20));
            }

            return "Two seconds of work.";
        };

        await yard.RunAsync(id);

        // The start, the end, and at most nine changes in two seconds.
        (await ChangesAsync(yard) - before).ShouldBeInRange(4, 11);
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R192")]
    [Trait("Req", "R51")]
    public async Task Job_of_a_tenant_sees_and_writes_nothing_of_another(DatabaseProvider provider)
    {
        await using var yard = await JobYard.CreateAsync(provider);
        await yard.AskAsync(yard.Elsewhere);
        var id = await yard.AskAsync();
        var tenantDb = yard.Get<TenantDb>();
        (int Seen, bool Refused) inside = default;
        yard.Job.Work = async (context, _, token) =>
        {
            await using var db = await tenantDb.OpenAsync(context.Actor, token);
            var seen = await db.JobRuns.Select(row => row.TenantId).Distinct().ToListAsync(token);
            db.JobLines.Add(
                new()
                {
                    TenantId = yard.Elsewhere,
                    RunId = id,
                    Ordinal = 1,
                    At = yard.Database.Clock.GetUtcNow(),
                    Text = "from here",
                }
            );
            var write = () => db.SaveChangesAsync(token);
            inside = (seen.Count(tenant => tenant != yard.Here), await write.ThrowsAsync());
            return "Looked around.";
        };

        await yard.RunAsync(id);

        inside.ShouldBe((0, true));
        (await yard.RunAsync(id, yard.Elsewhere)).ShouldBeFalse("its rows are found by its tenant only");
    }

    private static Actor Here(JobYard yard) => Actor.Job(yard.Here);

    private static JobAttempts Rules(string runner) => new(runner, TimeSpan.FromSeconds(30), 3);

    private static async Task<int> ChangesAsync(JobYard yard)
    {
        await using var db = yard.Open();
        return await db.Changes.CountAsync(row => row.Kind == "job");
    }
}

file static class Attempts
{
    public static async Task<bool> ThrowsAsync(this Func<Task<int>> act)
    {
        try
        {
            await act();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
