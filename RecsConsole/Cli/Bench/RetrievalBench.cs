using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Cli.Bench;

/// <summary>The cost of search alone in an opening, and how long the indexes take to follow a change.</summary>
internal sealed class RetrievalBench(IServiceProvider services, SyntheticTenant tenant)
{
    private const int Documents = 40;
    private readonly SearchSnapshots _snapshots = services.GetRequiredService<SearchSnapshots>();

    /// <summary>Adds its figures to those of the stages.</summary>
    public async Task AddToAsync(SortedDictionary<string, double> stages, int requests, CancellationToken cancellationToken)
    {
        var job = Actor.Job(tenant.TenantId);
        var snapshot = await _snapshots.GetAsync(job, cancellationToken);
        var check = await CheckAsync(cancellationToken);
        var cases = services.GetRequiredService<ICaseSource>();
        var (casesMs, documentsMs) = (new double[requests], new double[requests]);
        var allocated = 0L;
        var random = new Random(5);
        for (var i = 0; i < requests; i++)
        {
            var id = tenant.OpenCases[random.Next(tenant.OpenCases.Count)];
            var record = await cases.ReadAsync(job, id, cancellationToken);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            var question = RetrievalQueries.Of(snapshot.Model, record!, null);
            snapshot.Cases.Similar(record!, question, check);
            casesMs[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            started = Stopwatch.GetTimestamp();
            snapshot.Documents.Search(question.Documents, Documents, check);
            documentsMs[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        stages["search_cases_ms_p50"] = Percentiles.Of(casesMs, 0.5);
        stages["search_documents_ms_p50"] = Percentiles.Of(documentsMs, 0.5);
        stages["search_allocated_kb"] = allocated / requests >> 10;
        stages["search_follow_ms"] = await FollowMsAsync(job, cancellationToken);
    }

    private async Task<AccessCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var actor = new Actor(tenant.TenantId, tenant.Agents[0]);
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(actor, cancellationToken);
        var subject = await SubjectReader.ReadAsync(db, actor, TimeProvider.System.GetUtcNow(), cancellationToken);
        return new(services.GetRequiredService<AccessPolicy>(), subject, TimeProvider.System.GetUtcNow(), NullLogger.Instance);
    }

    private async Task<double> FollowMsAsync(Actor job, CancellationToken cancellationToken)
    {
        var poller = services.GetRequiredService<ChangePoller>();
        await poller.PollOnceAsync(cancellationToken);
        await using (var db = await services.GetRequiredService<TenantDb>().OpenAsync(job, cancellationToken))
        {
            var row = await db.Documents.FirstAsync(each => each.Key == "document-1", cancellationToken);
            (row.Title, row.Revision) = (row.Title + " again", row.Revision + 1);
            ChangeFeed.Append(db, ChangeKind.Document, row.Key, TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        await poller.PollOnceAsync(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await _snapshots.FollowAsync(job, cancellationToken);
        return Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1);
    }
}
