using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Jobs;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

public sealed class FailedJobsTests
{
    [Fact]
    public async Task Failed_job_waits_for_those_who_may_run_it_again_until_it_ended_well()
    {
        await using var yard = await JobYard.CreateAsync(add: services => services.AddWork());
        var (admin, watcher) = (await AddAsync(yard, yard.Here, "admin"), await AddAsync(yard, yard.Here, "auditor"));
        var stranger = await AddAsync(yard, yard.Elsewhere, "admin");
        var failed = await EndAsync(yard, JobStatus.Failed);

        var line = (await yard.Database.ReadWorkAsync(admin)).Lines.ShouldHaveSingleItem();

        line.Item.Kind.ShouldBe(WaitingKind.Failure);
        line.Item.Title.ShouldBe(yard.Job.Info.Title);
        line.Item.Address.ShouldBe($"/jobs?run={failed:D}");
        await yard.Database.ShouldHaveNoWorkAsync(watcher, stranger);

        yard.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await EndAsync(yard, JobStatus.Failed);
        (await yard.Database.ReadWorkAsync(admin)).Lines.ShouldHaveSingleItem().Item.Key.ShouldBe(again.ToString("D"));

        yard.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await EndAsync(yard, JobStatus.Done);
        await yard.Database.ShouldHaveNoWorkAsync(admin);
    }

    private static async Task<Guid> EndAsync(JobYard yard, JobStatus status)
    {
        var id = await yard.AskAsync();
        await using var db = yard.Open();
        var row = db.JobRuns.Single(run => run.Id == id);
        (row.Status, row.FinishedAt) = (status, yard.Database.Clock.GetUtcNow());
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return id;
    }

    private static async Task<Actor> AddAsync(JobYard yard, Guid tenantId, string role)
    {
        await using var db = yard.Open(tenantId);
        var row = Operators.Person(tenantId, role, role);
        db.People.Add(row);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new(tenantId, row.Id);
    }
}
