using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>
/// Reads the heads of large lists of documents in the background when a site starts, one tenant after the other, so that the first reader of
/// such a list waits no longer than the next. Each tenant's turn comes after its search, for which more people wait.
/// </summary>
public sealed partial class HeadsWarmUp(KnownHeads heads, SearchSnapshots search, TenantDb tenantDb, ILogger<HeadsWarmUp> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            foreach (var tenant in await TenantsAsync(stoppingToken))
            {
                await search.GetAsync(Actor.Job(tenant), stoppingToken);
                await using var db = await tenantDb.OpenAsync(Actor.Job(tenant), stoppingToken);
                await heads.ReadAheadAsync(db, stoppingToken);
            }
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested && e is not OutOfMemoryException)
        {
            // Not tried again: the first reader only waits longer. A timeout may come as a cancellation too, and would end the host.
            LogNotWarm(logger, e);
        }
    }

    private async Task<IReadOnlyList<Guid>> TenantsAsync(CancellationToken stoppingToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(stoppingToken);
        return await db
            .Tenants.AsNoTracking()
            .Where(row => row.IsReady)
            .OrderBy(row => row.Key)
            .Select(row => row.Id)
            .ToListAsync(stoppingToken);
    }

    [LoggerMessage(
        EventId = 5103,
        Level = LogLevel.Warning,
        Message = "Lists of documents could not be read ahead at start; their first reader waits longer"
    )]
    private static partial void LogNotWarm(ILogger logger, Exception exception);
}
