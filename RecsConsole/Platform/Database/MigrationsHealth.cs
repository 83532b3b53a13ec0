using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RecsConsole.Platform.Database;

/// <summary>The schema is that of this version: a node started before `db migrate` must not take requests.</summary>
public sealed class MigrationsHealth(DatabaseMigration migration) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = await migration.StatusAsync(cancellationToken);
        return status.Pending.Count == 0
            ? HealthCheckResult.Healthy($"{status.Applied.Count} applied")
            : HealthCheckResult.Unhealthy($"{status.Pending.Count} pending");
    }
}
