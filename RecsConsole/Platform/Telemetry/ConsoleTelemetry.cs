using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RecsConsole.Platform.Telemetry;

/// <summary>Source of the product's own spans and metrics.</summary>
public static class ConsoleTelemetry
{
    public const string Name = "RecsConsole";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);
}
