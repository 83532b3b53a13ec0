using System.Collections.Concurrent;
using System.Diagnostics;

namespace RecsConsole.Platform.Telemetry;

/// <summary>
/// How long the stages of recommendations took on this node since it started, by tenant. It listens to the spans that are exported as well,
/// keeps counts only, and knows nothing of other nodes or of the time before a restart.
/// </summary>
public sealed class StageLatency : IHostedService, IDisposable
{
    // spans within a stage, such as a model's answer within the snapshot, are one level deeper
    private const int MaxDepth = 3;
    private const string Prefix = ConsoleTelemetry.Recommendation + ".";
    private readonly ConcurrentDictionary<(string Tenant, string Stage), LatencyHistogram> _times = new();
    private readonly TimeProvider _clock;
    private ActivityListener? _listener;

    public StageLatency(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        Since = clock.GetUtcNow();
    }

    /// <summary>Since when this node measures.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>The stages of a tenant's recommendations that were measured; the whole recommendation has an empty name.</summary>
    public IReadOnlyList<MeasuredStage> Of(Guid tenantId)
    {
        var tenant = tenantId.ToString("D");
        return
        [
            .. _times
                .Where(each => string.Equals(each.Key.Tenant, tenant, StringComparison.Ordinal))
                .OrderBy(each => each.Key.Stage, StringComparer.Ordinal)
                .Select(each => each.Value.Read(each.Key.Stage)),
        ];
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Since = _clock.GetUtcNow();
        _listener ??= new()
        {
            ShouldListenTo = source => string.Equals(source.Name, ConsoleTelemetry.Name, StringComparison.Ordinal),
            // the span exists and has its times; whether it is exported is for others to say
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(_listener);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _listener?.Dispose();
        _listener = null;
    }

    private void Stopped(Activity activity)
    {
        if (TenantOf(activity) is not { } tenant)
        {
            return;
        }

        var isWhole = string.Equals(activity.OperationName, ConsoleTelemetry.Recommendation, StringComparison.Ordinal);
        if (isWhole || activity.OperationName.StartsWith(Prefix, StringComparison.Ordinal))
        {
            var stage = isWhole ? "" : activity.OperationName[Prefix.Length..];
            _times.GetOrAdd((tenant, stage), _ => new()).Add(activity.Duration);
        }
    }

    // the tenant is named by the span of the whole recommendation; a stage that runs outside of one is not counted
    private static string? TenantOf(Activity activity)
    {
        var span = activity;
        for (var depth = 0; depth < MaxDepth && span is not null; depth++, span = span.Parent)
        {
            if (string.Equals(span.OperationName, ConsoleTelemetry.Recommendation, StringComparison.Ordinal))
            {
                return span.GetTagItem(ConsoleTelemetry.TenantId) as string;
            }
        }

        return null;
    }
}

/// <summary>Times of one stage.</summary>
/// <param name="Stage">Name of the span without its prefix; empty for the whole recommendation.</param>
/// <param name="Count">How often it ran.</param>
/// <param name="Median">Half of the runs took no longer.</param>
/// <param name="Percentile95">95 % of the runs took no longer.</param>
public sealed record MeasuredStage(string Stage, long Count, TimeSpan Median, TimeSpan Percentile95);
