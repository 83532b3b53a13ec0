using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>The history of runs is sorted by job, status, time and duration, and paged in that order.</summary>
public sealed class RunOrderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RunSort.Asked, true, 3, 2, 1)]
    [InlineData(RunSort.Asked, false, 1, 2, 3)]
    [InlineData(RunSort.Job, false, 2, 3, 1)]
    [InlineData(RunSort.Job, true, 3, 1, 2)]
    [InlineData(RunSort.Status, false, 3, 1, 2)]
    [InlineData(RunSort.Status, true, 2, 1, 3)]
    [InlineData(RunSort.Took, true, 2, 1, 3)]
    [InlineData(RunSort.Took, false, 3, 1, 2)]
    public async Task Runs_are_in_the_order_that_is_asked_for(RunSort sort, bool isDescending, params int[] attempts)
    {
        await using var yard = await JobYard.CreateAsync();
        var admin = await Operators.AddAsync(yard.Database.Services, yard.Here, "ada", "admin");
        var now = yard.Database.Clock.GetUtcNow();
        await AddAsync(
            yard,
            Run(yard, 1, now.AddHours(-3), "test", JobStatus.Done, TimeSpan.FromMinutes(10)),
            Run(yard, 2, now.AddHours(-2), "a job of an older version", JobStatus.Failed, TimeSpan.FromMinutes(30)),
            Run(yard, 3, now.AddHours(-1), "test", JobStatus.Queued, took: null)
        );

        var list = await ListAsync(yard, admin, new() { Order = new(sort, isDescending) });

        list.Runs.Select(run => run.Attempt).ShouldBe(attempts);
    }

    [Fact]
    public async Task Next_page_goes_on_in_the_order()
    {
        await using var yard = await JobYard.CreateAsync();
        var admin = await Operators.AddAsync(yard.Database.Services, yard.Here, "ada", "admin");
        var now = yard.Database.Clock.GetUtcNow();
        await AddAsync(
            yard,
            [
                .. Enumerable
                    .Range(1, ListRuns.PageSize + 1)
                    .Select(i => Run(yard, i, now.AddMinutes(-i), "test", JobStatus.Done, TimeSpan.FromMinutes(i))),
            ]
        );

        var list = await ListAsync(yard, admin, new() { Order = new(RunSort.Took, IsDescending: true), Page = 2 });

        list.Runs.ShouldHaveSingleItem().Attempt.ShouldBe(1, "the shortest comes last");
        list.Total.ShouldBe(ListRuns.PageSize + 1);
    }

    private static async Task AddAsync(JobYard yard, params JobRunRow[] rows)
    {
        await using var db = yard.Open();
        db.JobRuns.AddRange(rows);
        await db.SaveChangesAsync(Token);
    }

    private static JobRunRow Run(JobYard yard, int attempt, DateTimeOffset at, string job, JobStatus status, TimeSpan? took) =>
        new()
        {
            TenantId = yard.Here,
            Id = Guid.NewGuid(),
            Job = job,
            Status = status,
            RequestedAt = at,
            StartedAt = took is null ? null : at,
            FinishedAt = at + took,
            Attempt = attempt,
        };

    private static async Task<RunList> ListAsync(JobYard yard, Actor actor, RunFilter filter)
    {
        await using var scope = yard.Database.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ListRuns>().RunAsync(actor, filter, Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }
}
