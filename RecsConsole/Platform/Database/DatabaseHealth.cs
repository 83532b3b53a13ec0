using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database;

/// <summary>Healthy when the database answers a query.</summary>
public sealed class DatabaseHealth(IDbContextFactory<ConsoleDbContext> contexts, DatabaseConnection connection) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy(connection.Provider.ToString())
            : HealthCheckResult.Unhealthy($"{connection.Provider} does not answer");
    }
}
