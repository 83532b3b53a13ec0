using System.Collections.Concurrent;
using System.Diagnostics;
using RecsConsole.Platform;

namespace RecsConsole.Cli.Bench;

/// <summary>Listens to the product's own spans, so that what is measured is what runs.</summary>
internal sealed class StageTimes : IDisposable
{
    private const string Prefix = "recommend.";
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _byStage = new(
        StringComparer.Ordinal
    );
    private readonly ActivityListener _listener;

    public StageTimes()
    {
        _listener = new()
        {
            ShouldListenTo = source =>
                string.Equals(source.Name, Telemetry.Name, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllData,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Median milliseconds by stage, named such as snapshot_ms_p50.</summary>
    public SortedDictionary<string, double> Medians() =>
        new(
            _byStage.ToDictionary(
                stage => stage.Key + "_ms_p50",
                stage => Percentiles.Of([.. stage.Value], 0.5),
                StringComparer.Ordinal
            ),
            StringComparer.Ordinal
        );

    public void Clear() => _byStage.Clear();

    public void Dispose() => _listener.Dispose();

    private void Stopped(Activity activity)
    {
        if (activity.OperationName.StartsWith(Prefix, StringComparison.Ordinal))
        {
            _byStage
                .GetOrAdd(activity.OperationName[Prefix.Length..], _ => [])
                .Add(activity.Duration.TotalMilliseconds);
        }
    }
}
