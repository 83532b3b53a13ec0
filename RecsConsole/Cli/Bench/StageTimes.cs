using System.Collections.Concurrent;
using System.Diagnostics;
using RecsConsole.Platform.Telemetry;

namespace RecsConsole.Cli.Bench;

/// <summary>Listens to the product's own spans, so that the measured code is the code that runs.</summary>
internal sealed class StageTimes : IDisposable
{
    private const string Prefix = "recommend.";
    private const string AllocatedAtStart = "allocated_at_start";
    private readonly ConcurrentDictionary<string, ConcurrentBag<Measured>> _byStage = new(StringComparer.Ordinal);
    private readonly ActivityListener _listener;

    public StageTimes()
    {
        _listener = new()
        {
            ShouldListenTo = source => string.Equals(source.Name, ConsoleTelemetry.Name, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => activity.SetCustomProperty(AllocatedAtStart, GC.GetTotalAllocatedBytes()),
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>
    /// Milliseconds (50th and 99th percentile) and mean kilobytes allocated by stage, with names such as snapshot_ms_p50 and snapshot_kb.
    /// Nested stages count in both; allocations of other threads count too, so kilobytes are meaningful only for one opening at a time.
    /// </summary>
    public SortedDictionary<string, double> Figures()
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (stage, measured) in _byStage)
        {
            double[] times = [.. measured.Select(each => each.Milliseconds)];
            figures[stage + "_ms_p50"] = Percentiles.Of(times, 0.5);
            figures[stage + "_ms_p99"] = Percentiles.Of(times, 0.99);
            figures[stage + "_kb"] = Math.Round(measured.Average(each => each.Bytes) / 1024, 1);
        }

        return figures;
    }

    public void Clear() => _byStage.Clear();

    public void Dispose() => _listener.Dispose();

    private void Stopped(Activity activity)
    {
        if (
            activity.OperationName.StartsWith(Prefix, StringComparison.Ordinal)
            && activity.GetCustomProperty(AllocatedAtStart) is long before
        )
        {
            _byStage
                .GetOrAdd(activity.OperationName[Prefix.Length..], _ => [])
                .Add(new(activity.Duration.TotalMilliseconds, GC.GetTotalAllocatedBytes() - before));
        }
    }

    private readonly record struct Measured(double Milliseconds, long Bytes);
}
