using RecsConsole.Database;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Features.Jobs.Schedules;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>The history of runs is searched by the title of the job and by who requested the run, in every database.</summary>
public sealed class RunSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Runs_are_found_by_job_and_requester_as_the_reader_sees_them(DatabaseProvider provider)
    {
        await using var yard = await JobYard.CreateAsync(provider);
        var ada = await Operators.AddAsync(yard.Database.Services, yard.Here, "ada", "admin");
        var ben = await Operators.AddAsync(yard.Database.Services, yard.Here, "ben", "admin");
        await AddAsync(
            yard,
            Run(yard, 1, "test", ada.PersonId),
            Run(yard, 2, "of an older version", ben.PersonId),
            Run(yard, 3, "test", null)
        );

        (await FindAsync(yard, ada, new() { Search = "TEST" })).ShouldBe([3, 1], "the title is Test");
        (await FindAsync(yard, ada, new() { Search = "older" })).ShouldBe([2]);
        (await FindAsync(yard, ada, new() { Search = "ada" })).ShouldBe([1]);
        (await FindAsync(yard, ada, new() { Search = "its schedule" })).ShouldBe([3]);
        (await FindAsync(yard, ada, new() { Search = "test", Order = new(RunSort.Asked, IsDescending: false) })).ShouldBe([1, 3]);
        (await FindAsync(yard, ada, new() { Search = "ben", Job = "test" })).ShouldBeEmpty();
        (await FindAsync(yard, ada, new() { Search = "cleo" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_shows_each_run_that_the_history_otherwise_folds()
    {
        await using var yard = await JobYard.CreateAsync();
        var ada = await Operators.AddAsync(yard.Database.Services, yard.Here, "ada", "admin");
        (await yard.Get<SaveSchedule>().RunAsync(ada, new("test", "0 0/5 * * * ?", true, 0), Token)).Error.ShouldBeNull();
        await AddAsync(yard, Run(yard, 1, "test", null), Run(yard, 2, "test", null));

        (await FindAsync(yard, ada, new())).ShouldBe([2]);
        (await FindAsync(yard, ada, new() { Search = "test" })).ShouldBe([2, 1]);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Run_of_another_tenant_is_not_found()
    {
        await using var yard = await JobYard.CreateAsync();
        var ada = await Operators.AddAsync(yard.Database.Services, yard.Here, "ada", "admin");
        await yard.AskAsync(yard.Elsewhere);

        (await FindAsync(yard, ada, new() { Search = "test" })).ShouldBeEmpty();
    }

    private static async Task AddAsync(JobYard yard, params JobRunRow[] rows)
    {
        await using var db = yard.Open();
        db.JobRuns.AddRange(rows);
        await db.SaveChangesAsync(Token);
    }

    // the attempt tells the runs apart; a later one was requested later
    private static JobRunRow Run(JobYard yard, int attempt, string job, Guid? by)
    {
        var at = yard.Database.Clock.GetUtcNow().AddHours(attempt - 10);
        return new()
        {
            TenantId = yard.Here,
            Id = Guid.NewGuid(),
            Job = job,
            Status = JobStatus.Done,
            RequestedById = by,
            RequestedAt = at,
            StartedAt = at,
            FinishedAt = at.AddMinutes(1),
            Attempt = attempt,
        };
    }

    private static async Task<List<int>> FindAsync(JobYard yard, Actor actor, RunFilter filter)
    {
        var list = (await yard.Get<ListRuns>().RunAsync(actor, filter, Token)).Value!;
        list.Total.ShouldBe(list.Runs.Count);
        return [.. list.Runs.Select(run => run.Attempt)];
    }
}
