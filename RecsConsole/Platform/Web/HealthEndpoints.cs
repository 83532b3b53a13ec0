using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Health;
using RecsConsole.Platform.Database.Migrating;
using RecsConsole.Platform.Scanning;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Web;

/// <summary>Live: the process answers. Ready: its dependencies answer too; each is listed with state and duration.</summary>
public static class HealthEndpoints
{
    public static IServiceCollection AddConsoleHealth(this IServiceCollection services)
    {
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: TimeSpan.FromSeconds(5))
            .AddCheck<KeyRingCheck>("keys", timeout: TimeSpan.FromSeconds(5))
            .AddCheck<MigrationsHealth>("migrations", timeout: TimeSpan.FromSeconds(5))
            .AddCheck<DataFolderHealth>("data_folder", timeout: TimeSpan.FromSeconds(5))
            .AddCheck<AuditChainHealth>("audit_chain")
            .AddCheck<ClamdHealth>("virus_scanner", HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(5));
        return services;
    }

    public static WebApplication MapConsoleHealth(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        Map(app, "/health/live", static _ => false);
        Map(app, "/health/ready", static _ => true);
        return app;
    }

    private static void Map(WebApplication app, string path, Func<HealthCheckRegistration, bool> checks) =>
        app.MapHealthChecks(path, new HealthCheckOptions { Predicate = checks, ResponseWriter = WriteAsync }).AllowAnonymous();

    // only our own descriptions: an exception's message may contain a host name or a user
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = MediaTypeNames.Application.Json;
        var answer = new
        {
            status = Name(report.Status),
            ms = Milliseconds(report.TotalDuration),
            dependencies = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new
                {
                    status = Name(entry.Value.Status),
                    ms = Milliseconds(entry.Value.Duration),
                    detail = entry.Value.Description,
                },
                StringComparer.Ordinal
            ),
        };
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, cancellationToken: context.RequestAborted);
    }

    private static string Name(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "healthy",
            HealthStatus.Degraded => "degraded",
            _ => "unhealthy",
        };

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 1);
}
