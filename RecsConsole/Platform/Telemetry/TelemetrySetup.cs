using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Platform.Telemetry;

/// <summary>Registers the export of traces, metrics and logs, and the times that the console itself shows.</summary>
public static class TelemetrySetup
{
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder
            .Services.AddOptions<TelemetryOptions>()
            .BindConfiguration(TelemetryOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.TryAddSingleton<ServerCertificates>();
        builder.Services.AddHostedService<TelemetryExport>();
        builder.Services.AddSingleton<StageLatency>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<StageLatency>());
        builder.Logging.AddOpenTelemetry();
        // each log record includes the id of the trace in which it was written
        builder
            .Services.AddOptions<OpenTelemetryLoggerOptions>()
            .Configure<IOptions<TelemetryOptions>, IServiceProvider>(
                (logs, options, services) => TelemetryExport.SendLogs(logs, options.Value, services.GetRequiredService<ServerCertificates>)
            );
        return builder;
    }
}
