using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RecsConsole.Platform.Scanning;

/// <summary>Degraded when a virus scanner is configured and does not answer: the site serves on, and refuses files.</summary>
public sealed class ClamdHealth(ClamdClient clamd) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        !clamd.IsSet ? HealthCheckResult.Healthy("not configured")
        : await clamd.AnswersAsync(cancellationToken) ? HealthCheckResult.Healthy("answers")
        : HealthCheckResult.Degraded("does not answer: files are refused");
}
