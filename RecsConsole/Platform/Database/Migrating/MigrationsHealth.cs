using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RecsConsole.Platform.Database.Migrating;

/// <summary>Healthy when the schema is that of this version: a node started before `db migrate` must not take requests.</summary>
public sealed class MigrationsHealth(DatabaseMigration migration) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        ResultOf(await migration.StatusAsync(cancellationToken));

    internal static HealthCheckResult ResultOf(MigrationStatus status) =>
        status switch
        {
            { Pending.Count: > 0 } => HealthCheckResult.Unhealthy($"{status.Pending.Count} pending"),
            { ReadCommittedSnapshot: false } => HealthCheckResult.Degraded("READ_COMMITTED_SNAPSHOT is off: readers wait for writers"),
            _ => HealthCheckResult.Healthy($"{status.Applied.Count} applied"),
        };
}
