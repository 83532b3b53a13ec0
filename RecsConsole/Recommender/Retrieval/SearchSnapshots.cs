using System.Collections.Concurrent;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>
/// The current search snapshot of each tenant, updated from the change feed within moments and replaced as a whole. Readers take the
/// current one and never wait for an update. A new base is built in the background when much changed or it is unknown what changed.
/// </summary>
public sealed partial class SearchSnapshots : IDisposable
{
    // Maximum age, while anything changes, of data that only a new base updates, such as outcome statistics.
    private static readonly TimeSpan s_oldest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Guid, TenantSearch> _byTenant = new();
    private readonly SearchSnapshotLoader _loader;
    private readonly SearchSnapshotUpdater _updater;
    private readonly FittedHistories _fitted;
    private readonly TimeProvider _clock;
    private readonly ILogger<SearchSnapshots> _logger;
    private readonly IDisposable _subscription;
    private volatile bool _isServing;
    private volatile bool _isOver;

    public SearchSnapshots(
        SearchSnapshotLoader loader,
        SearchSnapshotUpdater updater,
        FittedHistories fitted,
        ChangePoller changes,
        TimeProvider clock,
        ILogger<SearchSnapshots> logger
    )
    {
        ArgumentNullException.ThrowIfNull(changes);
        (_loader, _updater, _fitted, _clock, _logger) = (loader, updater, fitted, clock, logger);
        _subscription = changes.Subscribe(OnChange);
    }

    /// <summary>
    /// From now on nobody waits for a first build: until it is done, <see cref="OpenAsync"/> returns null. For sites; commands and tests
    /// wait.
    /// </summary>
    public void Serve() => _isServing = true;

    /// <summary>The current snapshot; null while none is built. Never waits.</summary>
    public SearchSnapshot? TryGet(Guid tenantId) => _byTenant.TryGetValue(tenantId, out var search) ? search.Current : null;

    /// <summary>
    /// The current snapshot for a recommendation. If there is none, a site starts to build it and returns null; a command waits for it.
    /// </summary>
    public async ValueTask<SearchSnapshot?> OpenAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (TryGet(actor.TenantId) is { } current)
        {
            return current;
        }

        if (!_isServing)
        {
            return await GetAsync(actor, cancellationToken);
        }

        var search = SearchOf(actor.TenantId);
        if (search.Building.CurrentCount > 0)
        {
            _ = RebuildInBackgroundAsync(actor.TenantId, search);
        }

        return null;
    }

    /// <summary>The current snapshot; a tenant's first caller waits until it is built.</summary>
    public async Task<SearchSnapshot> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var search = SearchOf(actor.TenantId);
        if (search.Current is { } current)
        {
            return current;
        }

        await search.Building.WaitAsync(cancellationToken);
        try
        {
            return search.Current ?? await BuildAsync(actor.TenantId, search, null, cancellationToken);
        }
        finally
        {
            Release(actor.TenantId, search);
        }
    }

    /// <summary>Rebuilds the tenant's snapshot; readers use the present one until it is replaced.</summary>
    public Task<SearchSnapshot> RebuildAsync(Actor actor, CancellationToken cancellationToken) =>
        RebuildAsync(actor, (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>The same, fitting anew what is fitted to the cases.</summary>
    /// <param name="report">Told which step begins.</param>
    public async Task<SearchSnapshot> RebuildAsync(Actor actor, SearchBuildReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var search = SearchOf(actor.TenantId);
        await search.Building.WaitAsync(cancellationToken);
        try
        {
            return await BuildAsync(actor.TenantId, search, new(Fitted: null, report), cancellationToken);
        }
        finally
        {
            Release(actor.TenantId, search);
        }
    }

    /// <summary>
    /// Applies pending changes of the change feed now. The background task does so too; this is for callers that cannot wait.
    /// </summary>
    public async Task FollowAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var search = SearchOf(actor.TenantId);
        await search.Following.WaitAsync(cancellationToken);
        try
        {
            if (search.TakeChanges() is { } moved)
            {
                await FollowAsync(actor.TenantId, search, moved, cancellationToken);
            }
        }
        finally
        {
            search.Following.Release();
        }
    }

    /// <summary>Calls it, on another thread, once the tenant's first snapshot exists, at once if it does. Disposing unsubscribes.</summary>
    public IDisposable WhenReady(Guid tenantId, Action ready)
    {
        var screen = ScreenCulture.Here;
        return SearchOf(tenantId).WhenReady(() => screen.Run(ready));
    }

    public void Dispose()
    {
        _isOver = true;
        _subscription.Dispose();
    }

    private TenantSearch SearchOf(Guid tenantId) => _byTenant.GetOrAdd(tenantId, static _ => new TenantSearch());

    // Runs on the poller's thread, so it returns at once.
    private void OnChange(Change change)
    {
        if (!_byTenant.TryGetValue(change.TenantId, out var search))
        {
            return; // no snapshot yet: its first build reads the change
        }

        if (search.Add(change.Kind, change.Key))
        {
            _ = Task.Run(() => FollowInBackgroundAsync(change.TenantId, search));
        }
    }

    private async Task FollowInBackgroundAsync(Guid tenantId, TenantSearch search)
    {
        try
        {
            await FollowAsync(Actor.Job(tenantId), CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // nobody awaits this task: rebuild later, or the old index would stay for good
            if (!_isOver)
            {
                LogNotFollowed(e, tenantId);
                _ = RebuildLaterAsync(tenantId, search);
            }
        }
    }

    private async Task FollowAsync(Guid tenantId, TenantSearch search, ChangedKeys moved, CancellationToken cancellationToken)
    {
        if (search.Current is not { } current)
        {
            search.IsStale |= moved.IsAll; // the first build itself catches up with changed keys
            return;
        }

        if (moved.IsAll)
        {
            _ = RebuildInBackgroundAsync(tenantId, search);
            return;
        }

        var started = _clock.GetTimestamp();
        var next = await _updater.FollowedAsync(current, moved, cancellationToken);
        search.Current = next;
        var elapsedMs = (long)_clock.GetElapsedTime(started).TotalMilliseconds;
        LogFollowed(tenantId, elapsedMs);
        if (next.NeedsRebuild || _clock.GetUtcNow() - search.BuiltAt > s_oldest)
        {
            _ = RebuildInBackgroundAsync(tenantId, search);
        }
    }

    private async Task RebuildInBackgroundAsync(Guid tenantId, TenantSearch search)
    {
        await Task.Yield();
        search.IsStale = true; // set first: a running build checks it again when done
        if (!await search.Building.WaitAsync(TimeSpan.Zero))
        {
            return;
        }

        try
        {
            await BuildAsync(tenantId, search, null, CancellationToken.None);
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

    private async Task<SearchSnapshot> BuildAsync(Guid tenantId, TenantSearch search, SearchBuild? build, CancellationToken token)
    {
        var started = _clock.GetTimestamp();
        var at = _clock.GetUtcNow();
        search.IsStale = false;
        build ??= SearchBuild.Silent(await _fitted.ReadAsync(tenantId, at, token));
        var built = await build.RunAsync(_loader, tenantId, token);
        await _fitted.KeepAsync(tenantId, built.Statistics, at, build.IsByJob, token);
        // changes made meanwhile went into the current snapshot; the new one applies them before it takes over
        await search.Following.WaitAsync(token);
        try
        {
            (built, var isAll) = await _updater.CaughtUpAsync(built, token);
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
        search.NotifyReady();
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

    [LoggerMessage(EventId = 1103, Level = LogLevel.Debug, Message = "Search followed {TenantId} ms={ElapsedMs}")]
    private partial void LogFollowed(Guid tenantId, long elapsedMs);

    [LoggerMessage(EventId = 1104, Level = LogLevel.Error, Message = "Search could not follow {TenantId}; all is read anew soon")]
    private partial void LogNotFollowed(Exception exception, Guid tenantId);
}
