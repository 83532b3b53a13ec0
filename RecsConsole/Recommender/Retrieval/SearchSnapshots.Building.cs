using RecsConsole.Platform;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>How a new base is built and takes over.</summary>
public sealed partial class SearchSnapshots
{
    private async Task RebuildInBackgroundAsync(Guid tenantId, TenantSearch search)
    {
        await Task.Yield();
        search.IsStale = true; // before looking: whoever builds now looks again when done
        if (!await search.Building.WaitAsync(TimeSpan.Zero))
        {
            return;
        }

        try
        {
            await BuildAsync(tenantId, search, CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (!_isOver)
            {
                LogBuildFailed(e, tenantId);
                _ = RebuildLaterAsync(tenantId, search);
            }
        }
        finally
        {
            Release(tenantId, search);
        }
    }

    private async Task RebuildLaterAsync(Guid tenantId, TenantSearch search)
    {
        await Task.Delay(s_betweenTries, _clock);
        if (!_isOver)
        {
            await RebuildInBackgroundAsync(tenantId, search);
        }
    }

    private void Release(Guid tenantId, TenantSearch search)
    {
        search.Building.Release();
        if (search.IsStale && !_isOver)
        {
            _ = RebuildInBackgroundAsync(tenantId, search);
        }
    }

    private async Task<SearchSnapshot> BuildAsync(Guid tenantId, TenantSearch search, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        var at = _clock.GetUtcNow();
        search.IsStale = false;
        var built = await _loader.LoadAsync(Actor.Job(tenantId), cancellationToken);
        // what moved meanwhile went into the present snapshot; the new one reads it again before it takes over
        await search.Following.WaitAsync(cancellationToken);
        try
        {
            (built, var isAll) = await _updater.CaughtUpAsync(built, cancellationToken);
            search.IsStale |= isAll || built.IsUncounted;
            search.BuiltAt = at;
            search.Current = built;
        }
        finally
        {
            search.Following.Release();
        }

        var elapsedMs = (long)_clock.GetElapsedTime(started).TotalMilliseconds;
        LogBuilt(tenantId, built.Documents.Count, built.Cases.Count, elapsedMs);
        search.TellReady();
        return built;
    }

    [LoggerMessage(
        EventId = 1101,
        Level = LogLevel.Information,
        Message = "Search built {TenantId} documents={Documents} cases={Cases} ms={ElapsedMs}"
    )]
    private partial void LogBuilt(Guid tenantId, int documents, int cases, long elapsedMs);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Error, Message = "Search could not be built {TenantId}; the present one serves on")]
    private partial void LogBuildFailed(Exception exception, Guid tenantId);
}
