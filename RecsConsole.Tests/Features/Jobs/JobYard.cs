using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Jobs;
using RecsConsole.Features.Jobs.Running;
using RecsConsole.Features.Recommendations;
using RecsConsole.Features.SignIn;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>Two tenants, the runner without its dispatcher, and a job controlled by the test.</summary>
internal sealed class JobYard : IAsyncDisposable
{
    private JobYard(TestDatabase database, TestJob job) => (Database, Job) = (database, job);

    public TestDatabase Database { get; }

    public TestJob Job { get; }

    public Guid Here { get; private set; }

    public Guid Elsewhere { get; private set; }

    public static async Task<JobYard> CreateAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null,
        TestJob? job = null
    )
    {
        job ??= new TestJob();
        var database = await TestDatabase.CreateAsync(
            provider,
            services =>
            {
                services.AddSingleton<ITenantJob>(job).AddSingleton(job.Info);
                services.AddRecommender().AddJobs().AddSignIn();
                add?.Invoke(services);
            }
        );
        return new(database, job)
        {
            Here = await Operators.AddTenantAsync(database.Services, "here"),
            Elsewhere = await Operators.AddTenantAsync(database.Services, "elsewhere"),
        };
    }

    /// <summary>Requests a run, as an operation does.</summary>
    public async Task<Guid> AskAsync(Guid? tenant = null, string job = "test", Guid? by = null)
    {
        await using var db = Open(tenant);
        var row = JobRequests.Append(db, job, by, Database.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return row.Id;
    }

    /// <summary>Runs it as a separate process would; returns whether it got the lease.</summary>
    public async Task<bool> RunAsync(Guid runId, Guid? tenant = null, CancellationToken stopping = default)
    {
        await using var scope = Database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobRunner>().RunAsync(tenant ?? Here, runId, stopping);
    }

    public T Get<T>()
        where T : notnull => Database.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public async Task<JobRunRow> RowAsync(Guid runId, Guid? tenant = null)
    {
        await using var db = Open(tenant);
        return await db.JobRuns.AsNoTracking().SingleAsync(row => row.Id == runId);
    }

    public async Task<List<string>> LinesAsync(Guid runId)
    {
        await using var db = Open();
        var lines = await db.JobLines.Where(row => row.RunId == runId).OrderBy(row => row.Ordinal).Select(row => row.Text).ToListAsync();
        return lines.ConvertAll(line => StoredText.Read(line)!.Words);
    }

    public async Task ChangeAsync(Guid runId, Action<JobRunRow> change)
    {
        await using var db = Open();
        var row = await db.JobRuns.SingleAsync(found => found.Id == runId);
        change(row);
        row.Revision++;
        await db.SaveChangesAsync();
    }

    public ConsoleDbContext Open(Guid? tenant = null)
    {
        var db = Database.Open();
        db.BindTo(tenant ?? Here);
        return db;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
