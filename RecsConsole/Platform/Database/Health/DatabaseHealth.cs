using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecsConsole.Database;
using RecsConsole.Database.Sqlite;

namespace RecsConsole.Platform.Database.Health;

/// <summary>
/// Healthy when the database answers a query for rows, since a damaged file still opens, and takes writes. A server takes a row for that;
/// the embedded database says whether it may, and its folder has a check that writes: a write of it would wait for every import.
/// </summary>
public sealed class DatabaseHealth(
    IDbContextFactory<ConsoleDbContext> contexts,
    DatabaseConnection connection,
    DatabaseWriteProbe writeProbe
) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        bool isReadOnly;
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            isReadOnly = SqliteProvider.IsReadOnly(db.Database.GetDbConnection());
            await db.Tenants.AsNoTracking().OrderBy(row => row.Key).Select(row => row.Key).Take(1).ToListAsync(cancellationToken);
            await db.Changes.AsNoTracking().OrderByDescending(row => row.Id).Select(row => row.Id).Take(1).ToListAsync(cancellationToken);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            return HealthCheckResult.Unhealthy($"{connection.Provider} does not answer");
        }

        if (connection.Provider is DatabaseProvider.Sqlite)
        {
            return isReadOnly
                ? HealthCheckResult.Unhealthy($"{connection.Provider} takes no writes")
                : HealthCheckResult.Healthy(connection.Provider.ToString());
        }

        try
        {
            await writeProbe.WriteAsync(db, cancellationToken);
            return HealthCheckResult.Healthy(connection.Provider.ToString());
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            return HealthCheckResult.Unhealthy($"{connection.Provider} takes no writes");
        }
    }
}
