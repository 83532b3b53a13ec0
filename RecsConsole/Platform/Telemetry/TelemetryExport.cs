using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Platform.Telemetry;

/// <summary>Sends traces and metrics to a collector while the site runs; flushes at stop.</summary>
public sealed class TelemetryExport(IOptions<TelemetryOptions> options, ServerCertificates certificates) : IHostedService, IDisposable
{
    private const int FlushMs = 5_000;

    private static readonly string[] Sources =
    [
        ConsoleTelemetry.Name,
        "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Components.Server.Circuits",
        "Npgsql",
    ];

    private static readonly string[] Meters =
    [
        ConsoleTelemetry.Name,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Components.Lifecycle",
        "Microsoft.AspNetCore.Components.Server.Circuits",
        "System.Runtime",
        "Npgsql",
    ];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.OtlpEndpoint is null)
        {
            return Task.CompletedTask;
        }

        var resource = ResourceBuilder.CreateDefault().AddService(settings.ServiceName);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Sources)
            .AddOtlpExporter(exporter => Configure(exporter, settings, "v1/traces", () => certificates))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter(
                (exporter, reader) =>
                {
                    Configure(exporter, settings, "v1/metrics", () => certificates);
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)
                        settings.MetricsInterval.TotalMilliseconds;
                }
            )
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends log records as well. The logger provider belongs to the host, which flushes it at the end.</summary>
    internal static void SendLogs(OpenTelemetryLoggerOptions logs, TelemetryOptions settings, Func<ServerCertificates> certificates)
    {
        if (settings.OtlpEndpoint is not null)
        {
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(settings.ServiceName));
            logs.AddOtlpExporter(exporter => Configure(exporter, settings, "v1/logs", certificates));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush(FlushMs);
        _metrics?.ForceFlush(FlushMs);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private static void Configure(
        OtlpExporterOptions exporter,
        TelemetryOptions settings,
        string path,
        Func<ServerCertificates> certificates
    )
    {
        var overHttp = settings.Protocol == TelemetryProtocol.HttpProtobuf;
        exporter.Protocol = overHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        // an endpoint set in code is used unchanged: the exporter appends no path
        exporter.Endpoint = overHttp ? new Uri($"{settings.OtlpEndpoint!.ToString().TrimEnd('/')}/{path}") : settings.OtlpEndpoint!;
        exporter.Headers = settings.Headers;
        exporter.HttpClientFactory = () =>
            new(ServerCertificates.Handler(certificates)) { Timeout = TimeSpan.FromMilliseconds(exporter.TimeoutMilliseconds) };
    }
}
