using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// Degraded while a chain is not continued. The site goes on serving, since entries are still written: whoever can write to the database
/// could otherwise stop it by a row.
/// </summary>
public sealed class AuditChainHealth(TrustedHead trusted) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(trusted.Refused.Count == 0 ? HealthCheckResult.Healthy("continues") : HealthCheckResult.Degraded("not continued"));
}
