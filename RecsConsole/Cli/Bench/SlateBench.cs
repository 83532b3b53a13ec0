using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender;

namespace RecsConsole.Cli.Bench;

/// <summary>The desk's own operation, called for random actors and cases concurrently, including the commit.</summary>
internal sealed class SlateBench(IServiceProvider services, SyntheticTenant tenant)
{
    // The runtime recompiles hot code during the first few hundred openings, so those are reported separately; a run of a few openings is not after figures.
    private const int WarmUp = 400;
    private readonly RecommendForCase _recommend = services.GetRequiredService<RecommendForCase>();

    public async Task<SlateBenchResult> RunAsync(int requests, int concurrency, CancellationToken cancellationToken)
    {
        using var stages = new StageTimes();
        var first = await AskAsync(Math.Min(WarmUp, 2 * requests), concurrency, cancellationToken);
        stages.Clear();
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var times = await AskAsync(requests, concurrency, cancellationToken);
        watch.Stop();
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return new(
            services.GetRequiredService<DatabaseConnection>().Provider,
            requests,
            Percentiles.Of(times, 0.5),
            Percentiles.Of(times, 0.99),
            Math.Round(requests / watch.Elapsed.TotalSeconds, 1),
            Math.Round(cpu.TotalMilliseconds / requests, 2),
            Process.GetCurrentProcess().WorkingSet64 >> 20,
            (allocated >> 10) / requests,
            await DecisionKbAsync(cancellationToken),
            Percentiles.Of(first, 0.5),
            Percentiles.Of(first, 0.99),
            stages.Figures()
        );
    }

    private async Task<double[]> AskAsync(int requests, int concurrency, CancellationToken cancellationToken)
    {
        var times = new ConcurrentBag<double>();
        var next = -1;
        async Task AskInTurnAsync(int side)
        {
            var random = new Random(side);
            while (Interlocked.Increment(ref next) < requests)
            {
                var actor = new Actor(tenant.TenantId, tenant.Agents[random.Next(tenant.Agents.Count)]);
                var caseId = tenant.OpenCases[random.Next(tenant.OpenCases.Count)];
                var started = Stopwatch.GetTimestamp();
                CommandRun.Require(await _recommend.RunAsync(actor, new(caseId), cancellationToken));
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        await Task.WhenAll(Enumerable.Range(1, concurrency).Select(side => Task.Run(() => AskInTurnAsync(side), cancellationToken)));
        return [.. times];
    }

    // Mean size of a stored decision without the parts it shares.
    private async Task<double> DecisionKbAsync(CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(Actor.Job(tenant.TenantId), cancellationToken);
        var rows = await db
            .Decisions.AsNoTracking()
            .OrderByDescending(row => row.At)
            .Take(200)
            .Select(row => new
            {
                row.Snapshot,
                row.Validation,
                row.Output,
                row.StageDigestsJson,
                row.VersionsJson,
            })
            .ToListAsync(cancellationToken);
        return Math.Round(
            rows.Average(row =>
                row.Snapshot.Length + row.Validation.Length + row.Output.Length + row.StageDigestsJson.Length + row.VersionsJson.Length
            ) / 1024,
            1
        );
    }
}

/// <summary>The output of <c>bench slate</c>.</summary>
/// <param name="FirstP50Ms">For the openings before those that count, while the process warms up.</param>
/// <param name="FirstP99Ms">The 99th percentile of the same.</param>
internal sealed record SlateBenchResult(
    DatabaseProvider Provider,
    int Requests,
    double P50Ms,
    double P99Ms,
    double PerSecond,
    double CpuMs,
    long MemoryMb,
    long AllocatedKb,
    double DecisionKb,
    double FirstP50Ms,
    double FirstP99Ms,
    SortedDictionary<string, double> Stages
);
