using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Jobs;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Features.Jobs.Schedules;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>The operations of the jobs page: rights, one run at a time, and what is recorded.</summary>
public sealed class JobPageTests
{
    [Fact]
    [Trait("Req", "R191")]
    public async Task Admin_runs_a_job_and_sees_its_result_log_and_who_asked()
    {
        await using var yard = await JobYard.CreateAsync();
        var admin = await AddAsync(yard, "ada", "admin");
        yard.Job.Work = async (_, progress, token) =>
        {
            await progress.LogAsync(StoredText.Sentence("12 rows"), token);
            return "Counted 12 rows.";
        };

        var asked = await yard.Get<RequestJob>().RunAsync(admin, "test", default);
        await yard.RunAsync(asked.Value!.RunId);

        var view = await yard.Get<ReadRun>().RunAsync(admin, asked.Value.RunId, default);
        view.Value!.Run.AskedBy.ShouldBe("Ada");
        view.Value.Run.Result!.Words.ShouldBe("Counted 12 rows.");
        view.Value.Lines.Select(line => line.Text.Words).ShouldBe(["12 rows"]);
        var board = await yard.Get<ListJobs>().RunAsync(admin, default);
        board.Value!.Jobs.Single(job => job.Key == "test").Last!.Status.ShouldBe(JobStatus.Done);
        var history = await yard.Get<ListRuns>().RunAsync(admin, new() { Job = "test" }, default);
        history.Value!.Total.ShouldBe(1);
        (await EntriesAsync(yard)).ShouldBe(["request.job done", "run.job done"], ignoreOrder: true);
    }

    [Fact]
    [Trait("Req", "R191")]
    public async Task Second_request_is_told_that_the_job_runs_already()
    {
        await using var yard = await JobYard.CreateAsync();
        var admin = await AddAsync(yard, "ada", "admin");
        await yard.Get<RequestJob>().RunAsync(admin, "test", default);

        var second = await yard.Get<RequestJob>().RunAsync(admin, "test", default);

        second.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        second.Error.Message.ShouldContain("already waiting");
    }

    [Fact]
    [Trait("Req", "R191")]
    public async Task Waiting_run_is_cancelled_at_once_and_can_be_tried_again()
    {
        await using var yard = await JobYard.CreateAsync();
        var admin = await AddAsync(yard, "ada", "admin");
        var id = await yard.AskAsync();
        await using (var db = yard.Open())
        {
            (await db.JobRuns.SingleAsync(each => each.Id == id)).Part = "half";
            await db.SaveChangesAsync();
        }

        (await yard.Get<CancelRun>().RunAsync(admin, id, default)).IsOk.ShouldBeTrue();

        var row = await yard.RowAsync(id);
        (row.Status, row.CancelRequestedById).ShouldBe((JobStatus.Cancelled, admin.PersonId));
        (await yard.RunAsync(id)).ShouldBeFalse();
        var again = await yard.Get<RetryRun>().RunAsync(admin, id, default);
        var retried = await yard.RowAsync(again.Value!.RunId);
        (retried.RetryOfId, retried.Part).ShouldBe((id, "half"));
        (await yard.Get<RetryRun>().RunAsync(admin, again.Value.RunId, default)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Theory]
    [InlineData("supervisor")]
    [InlineData("auditor")]
    [Trait("Req", "R57")]
    public async Task Supervisor_and_auditor_look_and_may_change_nothing(string role)
    {
        await using var yard = await JobYard.CreateAsync();
        var looker = await AddAsync(yard, "sam", role);
        var id = await yard.AskAsync();

        (await yard.Get<ListJobs>().RunAsync(looker, default)).Value!.MayRun.ShouldBeFalse();
        (await yard.Get<ReadRun>().RunAsync(looker, id, default)).Value!.MayRun.ShouldBeFalse();
        Error?[] refused =
        [
            (await yard.Get<RequestJob>().RunAsync(looker, "test", default)).Error,
            (await yard.Get<CancelRun>().RunAsync(looker, id, default)).Error,
            (await yard.Get<RetryRun>().RunAsync(looker, id, default)).Error,
            (await SaveAsync(yard, looker, "0 0 3 * * ?")).Error,
        ];
        refused.ShouldAllBe(error => error!.Kind == ErrorKind.Forbidden);
        (await EntriesAsync(yard)).ShouldBe(
            ["cancel.job denied", "request.job denied", "retry.job denied", "schedule.job denied"],
            ignoreOrder: true
        );
    }

    [Fact]
    [Trait("Req", "R199")]
    public async Task Right_that_was_taken_away_is_gone_on_the_next_command()
    {
        await using var yard = await JobYard.CreateAsync();
        var admin = await AddAsync(yard, "ada", "admin");
        var id = await yard.AskAsync();
        await using (var db = yard.Open())
        {
            (await db.People.SingleAsync(person => person.Id == admin.PersonId)).Roles = ["agent"];
            await db.SaveChangesAsync();
        }

        (await yard.Get<CancelRun>().RunAsync(admin, id, default)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await yard.RowAsync(id)).Status.ShouldBe(JobStatus.Queued);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Tenant_sees_and_touches_no_run_of_another()
    {
        await using var yard = await JobYard.CreateAsync();
        var admin = await AddAsync(yard, "ada", "admin");
        var foreign = await yard.AskAsync(yard.Elsewhere);

        (await yard.Get<ListRuns>().RunAsync(admin, new(), default)).Value!.Total.ShouldBe(0);
        (await yard.Get<ReadRun>().RunAsync(admin, foreign, default)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await yard.Get<CancelRun>().RunAsync(admin, foreign, default)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Schedule_is_changed_switched_off_and_given_back()
    {
        await using var yard = await JobYard.CreateAsync();
        var admin = await AddAsync(yard, "ada", "admin");

        (await SaveAsync(yard, admin, "0 30 2 * * ?")).IsOk.ShouldBeTrue();
        var line = await LineAsync(yard, admin);
        line.Schedule.ShouldBe("Every day at 02:30");
        line.NextAt.ShouldBe(new DateTimeOffset(2026, 3, 5, 1, 30, 0, TimeSpan.Zero)); // 2:30 in Berlin
        (await SaveAsync(yard, admin, "0 0 3 * * ?")).Error!.Kind.ShouldBe(ErrorKind.Conflict, "it was seen before the first change");
        await SaveAsync(yard, admin, "0 30 2 * * ?", isOn: false, revision: line.Revision);
        line = await LineAsync(yard, admin);
        (line.Schedule, line.NextAt).ShouldBe(("Switched off", null));
        await SaveAsync(yard, admin, cron: null, revision: line.Revision);
        (await LineAsync(yard, admin)).Schedule.ShouldBe("Only on request");
    }

    [Theory]
    [InlineData("every day", "not a cron expression")]
    [InlineData("", "six fields")]
    [InlineData("* * * * * ?", "at most once a minute")]
    [InlineData("0 0 0 1 1 ? 2001", "matches no time in the future")]
    public async Task Expression_that_makes_no_sense_is_refused_with_a_reason(string cron, string reason)
    {
        await using var yard = await JobYard.CreateAsync();
        var admin = await AddAsync(yard, "ada", "admin");

        var result = await SaveAsync(yard, admin, cron);

        result.Error!.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task Scheduled_runs_of_a_frequent_job_are_one_line_until_the_job_is_chosen()
    {
        await using var yard = await JobYard.CreateAsync();
        var admin = await AddAsync(yard, "ada", "admin");
        await SaveAsync(yard, admin, "0 0/5 * * * ?");
        for (var i = 0; i < 3; i++)
        {
            await yard.RunAsync(await yard.AskAsync());
            yard.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        await yard.RunAsync(await yard.AskAsync(by: admin.PersonId));
        yard.Job.Work = (_, _, _) => Task.FromResult<Result<string>>(Error.Unavailable("The disk is full."));
        await yard.RunAsync(await yard.AskAsync());

        var all = (await yard.Get<ListRuns>().RunAsync(admin, new(), default)).Value!;
        all.Runs.Select(run => (run.Status, run.Folded))
            .ShouldBe([(JobStatus.Failed, 0), (JobStatus.Done, 0), (JobStatus.Done, 2)], ignoreOrder: true);
        all.Total.ShouldBe(3);
        (await yard.Get<ListRuns>().RunAsync(admin, new() { Job = "test" }, default)).Value!.Total.ShouldBe(5);
    }

    [Fact]
    public async Task Schedule_that_is_fixed_is_neither_changed_nor_switched_off_whatever_was_stored()
    {
        await using var yard = await JobYard.CreateAsync(job: new() { DefaultCron = "0 0/5 * * * ?", IsFixed = true });
        var admin = await AddAsync(yard, "ada", "admin");
        await using (var db = yard.Open())
        {
            db.JobSchedules.Add(
                new()
                {
                    TenantId = yard.Here,
                    Job = "test",
                    Cron = "0 0 3 * * ?",
                    IsEnabled = false,
                }
            );
            await db.SaveChangesAsync();
        }

        var saved = await SaveAsync(yard, admin, "0 0 3 * * ?", isOn: false);

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        saved.Error.Message.ShouldContain("is fixed");
        var line = await LineAsync(yard, admin);
        (line.IsFixed, line.IsOn, line.Cron).ShouldBe((true, true, "0 0/5 * * * ?"));
    }

    private static Task<Actor> AddAsync(JobYard yard, string name, string role) =>
        Operators.AddAsync(yard.Database.Services, yard.Here, name, role);

    private static Task<Result<string>> SaveAsync(JobYard yard, Actor actor, string? cron, bool isOn = true, long revision = 0) =>
        yard.Get<SaveSchedule>().RunAsync(actor, new("test", cron, isOn, revision), default);

    private static async Task<JobLine> LineAsync(JobYard yard, Actor actor) =>
        (await yard.Get<ListJobs>().RunAsync(actor, default)).Value!.Jobs.Single(job => job.Key == "test");

    private static async Task<List<string>> EntriesAsync(JobYard yard)
    {
        await using var db = yard.Open();
        return await db
            .AuditEntries.Where(row => row.Operation.EndsWith(".job"))
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => row.Operation + " " + row.Outcome)
            .ToListAsync();
    }
}
