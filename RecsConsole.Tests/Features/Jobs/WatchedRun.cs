using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>A run that another process executes, seen from outside.</summary>
internal sealed record WatchedRun(TestDatabase Database, Guid Tenant, Guid Id)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(180);

    public static async Task<WatchedRun> AskAsync(TestDatabase database, Guid tenant, string job)
    {
        await using var db = database.Open();
        db.BindTo(tenant);
        var row = JobRequests.Append(db, job, requestedById: null, Timestamps.Round(TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
        return new(database, tenant, row.Id);
    }

    /// <summary>Waits until the row meets the condition; a failure includes the output of the process.</summary>
    public async Task<JobRunRow> UntilAsync(Func<JobRunRow, bool> isSo, RunningConsole console)
    {
        var end = TimeProvider.System.GetUtcNow() + s_limit;
        while (TimeProvider.System.GetUtcNow() < end)
        {
            var row = await ReadAsync();
            if (isSo(row))
            {
                return row;
            }

            await Task.Delay(10, Xunit.TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"The run never came so far. The console said:\n{console.Output}");
    }

    public async Task<JobRunRow> ReadAsync()
    {
        await using var db = Open();
        return await db.JobRuns.AsNoTracking().SingleAsync(row => row.Id == Id);
    }

    public ConsoleDbContext Open()
    {
        var db = Database.Open();
        db.BindTo(Tenant);
        return db;
    }
}
