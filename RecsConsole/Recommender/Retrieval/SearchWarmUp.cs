using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>
/// Builds the search snapshots of all tenants in the background when a site starts, one at a time; until then the desk shows that search is
/// warming up.
/// </summary>
public sealed partial class SearchWarmUp(SearchSnapshots snapshots, TenantDb tenantDb, ILogger<SearchWarmUp> logger) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        snapshots.Serve();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var tenant in await TenantsAsync(stoppingToken))
        {
            try
            {
                await snapshots.GetAsync(Actor.Job(tenant), stoppingToken);
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                // other tenants do not wait for this one; its first recommendation tries again
                LogNotWarm(logger, e, tenant);
            }
        }
    }

    // A database that cannot be read yet, or has an older schema, must not stop the site: first recommendations build what they need.
    private async Task<IReadOnlyList<Guid>> TenantsAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var db = await tenantDb.OpenWithoutTenantAsync(stoppingToken);
            return await db
                .Tenants.AsNoTracking()
                .Where(row => row.IsReady)
                .OrderBy(row => row.Key)
                .Select(row => row.Id)
                .ToListAsync(stoppingToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            LogNoTenants(logger, e);
            return [];
        }
    }

    [LoggerMessage(
        EventId = 1111,
        Level = LogLevel.Error,
        Message = "Search of {TenantId} could not be built at start; its first opening tries again"
    )]
    private static partial void LogNotWarm(ILogger logger, Exception exception, Guid tenantId);

    [LoggerMessage(
        EventId = 1112,
        Level = LogLevel.Warning,
        Message = "Tenants could not be read at start; search is built at the first opening of each"
    )]
    private static partial void LogNoTenants(ILogger logger, Exception exception);
}
