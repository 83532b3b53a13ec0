using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>
/// Builds the search snapshots of all tenants in the background when a site starts, one at a time; until then the desk shows that search is
/// warming up.
/// </summary>
public sealed partial class SearchWarmUp(SearchSnapshots snapshots, TenantDb tenantDb, ILogger<SearchWarmUp> logger) : WarmUpOnce
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        snapshots.Serve();
        return base.StartAsync(cancellationToken);
    }

    protected override Task PrepareAsync(CancellationToken stoppingToken) =>
        ForEachTenantAsync(tenantDb, async (job, token) => await snapshots.GetAsync(job, token), stoppingToken);

    // A database that cannot be read yet, or has an older schema, must not stop the site: first recommendations build what they need.
    [LoggerMessage(
        EventId = 1111,
        Level = LogLevel.Error,
        Message = "Search of {TenantId} could not be built at start; its first opening tries again"
    )]
    protected override partial void LogTenantNotWarm(Exception exception, Guid tenantId);

    [LoggerMessage(
        EventId = 1112,
        Level = LogLevel.Warning,
        Message = "Tenants could not be read at start; search is built at the first opening of each"
    )]
    protected override partial void LogNotWarm(Exception exception);
}
