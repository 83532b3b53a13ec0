using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>
/// Reads the heads of large lists of documents in the background when a site starts, one tenant after the other, so that the first reader of
/// such a list waits no longer than the next. Each tenant's turn comes after its search, for which more people wait.
/// </summary>
public sealed partial class HeadsWarmUp(KnownHeads heads, SearchSnapshots search, TenantDb tenantDb, ILogger<HeadsWarmUp> logger)
    : WarmUpOnce
{
    protected override Task PrepareAsync(CancellationToken stoppingToken) =>
        ForEachTenantAsync(
            tenantDb,
            async (job, token) =>
            {
                await search.GetAsync(job, token);
                await using var db = await tenantDb.OpenAsync(job, token);
                await heads.ReadAheadAsync(db, token);
            },
            stoppingToken
        );

    [LoggerMessage(
        EventId = 5103,
        Level = LogLevel.Warning,
        Message = "Documents of {TenantId} could not be read ahead at start; the first reader of their list waits longer"
    )]
    protected override partial void LogTenantNotWarm(Exception exception, Guid tenantId);

    [LoggerMessage(
        EventId = 5105,
        Level = LogLevel.Warning,
        Message = "No documents could be read ahead at start; the first reader of each list waits longer"
    )]
    protected override partial void LogNotWarm(Exception exception);
}
