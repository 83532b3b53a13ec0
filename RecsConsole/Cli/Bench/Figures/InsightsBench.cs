using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Features.Insights.Rollups;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Cli.Bench.Figures;

/// <summary>Reads what the page of figures reads, with the same operations and as many at a time.</summary>
internal static class InsightsBench
{
    public static async Task<InsightsReading> ReadAsync(
        IServiceProvider services,
        Actor reader,
        InsightFilter filter,
        Action<string> tell,
        CancellationToken cancellationToken
    )
    {
        using var slots = new SemaphoreSlim(InsightSlots.AtOnce);
        var times = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        var start = Stopwatch.GetTimestamp();
        var parts = Parts(services, reader, filter, cancellationToken).Select(part => TimeAsync(part.Name, part.Read));
        await Task.WhenAll(parts);
        return new(Since(start), times);

        async Task TimeAsync(string name, Func<Task> read)
        {
            await slots.WaitAsync(cancellationToken);
            try
            {
                var begun = Stopwatch.GetTimestamp();
                await Task.Run(read, cancellationToken);
                times[name] = Since(begun);
                tell(string.Create(CultureInfo.InvariantCulture, $"{name}: {times[name]} ms"));
            }
            finally
            {
                slots.Release();
            }
        }
    }

    public static async Task<InsightsJob> CountAheadAsync(
        IServiceProvider services,
        Actor tenant,
        Action<string> tell,
        CancellationToken cancellationToken
    )
    {
        var begun = Stopwatch.GetTimestamp();
        var counted = CommandRun.Require(
            await services.GetRequiredService<CountAhead>().RunAsync(tenant, new ToldProgress(tell), cancellationToken)
        );
        return new(counted.Counted, counted.Fresh, Math.Round(Stopwatch.GetElapsedTime(begun).TotalSeconds, 1));
    }

    private static IEnumerable<(string Name, Func<Task> Read)> Parts(
        IServiceProvider services,
        Actor reader,
        InsightFilter filter,
        CancellationToken cancellationToken
    )
    {
        var (open, alarms) = (services.GetRequiredService<OpenInsights>(), services.GetRequiredService<ReadInsightAlarms>());
        var (headlines, tiles) = (services.GetRequiredService<ReadHeadlines>(), services.GetRequiredService<ReadInsight>());
        yield return ("frame", async () => CommandRun.Require(await open.RunAsync(reader, filter, cancellationToken)));
        yield return ("alarms", async () => CommandRun.Require(await alarms.RunAsync(reader, cancellationToken)));
        yield return ("headlines", async () => CommandRun.Require(await headlines.RunAsync(reader, new(filter), cancellationToken)));
        foreach (var kind in Enum.GetValues<InsightKind>())
        {
            yield return (
                kind.ToString(),
                async () => CommandRun.Require(await tiles.RunAsync(reader, new(kind, filter), cancellationToken))
            );
        }
    }

    private static double Since(long start) => Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1);

    private sealed class ToldProgress(Action<string> tell) : JobProgress
    {
        public override Task ReportAsync(int percent, StoredText step, CancellationToken cancellationToken)
        {
            tell(string.Create(CultureInfo.InvariantCulture, $"{percent} %"));
            return Task.CompletedTask;
        }
    }
}
