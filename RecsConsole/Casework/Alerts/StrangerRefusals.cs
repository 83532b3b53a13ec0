using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Telemetry;

namespace RecsConsole.Casework.Alerts;

/// <summary>
/// Refused requests of nobody: with a name or a key that no tenant has, or too many from one network. No tenant's administrator can be
/// told, so they are a metric, and from a number on one warning in the log.
/// </summary>
public sealed partial class StrangerRefusals(IOptions<AlertOptions> options, RefusalCounts counts, ILogger<StrangerRefusals> logger)
{
    public const string Metric = "recs.refusals";

    private static readonly Counter<long> s_refused = ConsoleTelemetry.Meter.CreateCounter<long>(Metric);

    /// <param name="reason">One of <see cref="RefusalReasons"/>.</param>
    public void Count(string reason)
    {
        s_refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
        var count = counts.Add(reason);
        if (count == options.Value.MostOf(reason))
        {
            LogMany(count, RefusalBurst.Window.TotalMinutes, reason);
        }
    }

    [LoggerMessage(
        EventId = 4005,
        Level = LogLevel.Warning,
        Message = "{Count} requests of nobody's were refused within {Minutes} minutes: {Reason}"
    )]
    private partial void LogMany(int count, double minutes, string reason);
}
