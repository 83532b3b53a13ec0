using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Jobs;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>The real process, killed in the middle of a run and started again.</summary>
public sealed class KilledProcessTests
{
    private const int Documents = 1200;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    [Trait("Req", "R191")]
    [Trait("Req", "R134")]
    public async Task Run_that_kill_9_cut_off_is_done_once_by_the_next_process(
        DatabaseProvider provider
    )
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var tenant = await Operators.AddTenantAsync(database.Services, "here");
        await AddExpiredAsync(database, tenant);
        var id = await AskAsync(database, tenant);

        await using (var first = RunningConsole.Start(database.Settings))
        {
            await UntilAsync(database, tenant, id, JobStates.Running, first);
            await first.KillAsync();
        }

        (await ReadAsync(database, tenant, id)).Status.ShouldBe(
            JobStates.Running,
            "it was cut off"
        );
        await using var second = RunningConsole.Start(database.Settings);
        var row = await UntilAsync(database, tenant, id, JobStates.Done, second);

        row.Attempt.ShouldBe(2);
        row.Result.ShouldBe($"{Documents} versions changed their state.");
        await using var db = Open(database, tenant);
        (await db.JobRuns.CountAsync(run => run.Job == row.Job && run.Id == id)).ShouldBe(1);
        (await db.Documents.CountAsync(document => document.Status == "expired")).ShouldBe(
            Documents
        );
        (await db.AuditEntries.CountAsync(entry => entry.ObjectKind == "document")).ShouldBe(
            Documents,
            "each version was written down once"
        );
    }

    private static async Task AddExpiredAsync(TestDatabase database, Guid tenant)
    {
        await using var db = Open(database, tenant);
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
                    Status = "effective",
                    Text = "Text",
                    Kind = "guide",
                    EffectiveTo = past,
                    UpdatedAt = past,
                })
        );
        await db.SaveChangesAsync();
    }

    private static async Task<Guid> AskAsync(TestDatabase database, Guid tenant)
    {
        await using var db = Open(database, tenant);
        var row = JobRequests.Append(
            db,
            "document-expiry",
            requestedById: null,
            Instants.Round(TimeProvider.System.GetUtcNow())
        );
        await db.SaveChangesAsync();
        return row.Id;
    }

    private static async Task<JobRunRow> UntilAsync(
        TestDatabase database,
        Guid tenant,
        Guid id,
        string status,
        RunningConsole console
    )
    {
        var end = TimeProvider.System.GetUtcNow() + s_limit;
        while (TimeProvider.System.GetUtcNow() < end)
        {
            var row = await ReadAsync(database, tenant, id);
            if (row.Status == status)
            {
                return row;
            }

            await Task.Delay(10, Xunit.TestContext.Current.CancellationToken);
        }

        throw new TimeoutException(
            $"The run was never {status}. The console said:\n{console.Output}"
        );
    }

    private static async Task<JobRunRow> ReadAsync(TestDatabase database, Guid tenant, Guid id)
    {
        await using var db = Open(database, tenant);
        return await db.JobRuns.AsNoTracking().SingleAsync(row => row.Id == id);
    }

    private static ConsoleDbContext Open(TestDatabase database, Guid tenant)
    {
        var db = database.Open();
        db.BindTo(tenant);
        return db;
    }
}
