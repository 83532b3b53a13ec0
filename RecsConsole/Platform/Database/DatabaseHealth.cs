using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database;

/// <summary>Healthy when the database answers a query for rows: a damaged file still opens.</summary>
public sealed class DatabaseHealth(IDbContextFactory<ConsoleDbContext> contexts, DatabaseConnection connection) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await db.Tenants.AsNoTracking().OrderBy(row => row.Key).Select(row => row.Key).Take(1).ToListAsync(cancellationToken);
            await db.Changes.AsNoTracking().OrderByDescending(row => row.Id).Select(row => row.Id).Take(1).ToListAsync(cancellationToken);
            return HealthCheckResult.Healthy(connection.Provider.ToString());
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            return HealthCheckResult.Unhealthy($"{connection.Provider} does not answer");
        }
    }
}
