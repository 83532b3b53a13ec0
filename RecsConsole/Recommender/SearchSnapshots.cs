using System.Collections.Concurrent;
using RecsConsole.Platform;

namespace RecsConsole.Recommender;

/// <summary>
/// The search indexes in force, one per tenant. Built at the first use; built anew in the background when documents, imports or finished
/// cases moved, while the present one goes on serving (final validation reads the truth). At most one build per tenant at a time.
/// </summary>
public sealed partial class SearchSnapshots : IDisposable
{
    private static readonly TimeSpan s_leastAge = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Guid, Entry> _byTenant = new();
    private readonly SearchSnapshotLoader _loader;
    private readonly TimeProvider _clock;
    private readonly ILogger<SearchSnapshots> _logger;
    private readonly IDisposable _subscription;

    public SearchSnapshots(
        SearchSnapshotLoader loader,
        ChangePoller changes,
        TimeProvider clock,
        ILogger<SearchSnapshots> logger
    )
    {
        ArgumentNullException.ThrowIfNull(changes);
        (_loader, _clock, _logger) = (loader, clock, logger);
        _subscription = changes.Subscribe(Told);
    }

    /// <summary>The snapshot in force; the first caller of a tenant waits for it to be built.</summary>
    public async Task<SearchSnapshot> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var entry = _byTenant.GetOrAdd(actor.TenantId, _ => new Entry());
        if (entry.Current is { } current)
        {
            if (entry.IsStale && _clock.GetUtcNow() - entry.BuiltAt >= s_leastAge)
            {
                _ = Task.Run(() => RebuildAsync(actor, entry), CancellationToken.None);
            }

            return current;
        }

        await entry.Building.WaitAsync(cancellationToken);
        try
        {
            return entry.Current ?? await BuildAsync(actor, entry, cancellationToken);
        }
        finally
        {
            entry.Building.Release();
        }
    }

    /// <summary>Builds the tenant's snapshot anew and swaps it whole; readers go on with the present one until then.</summary>
    public async Task<SearchSnapshot> RebuildAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var entry = _byTenant.GetOrAdd(actor.TenantId, _ => new Entry());
        await entry.Building.WaitAsync(cancellationToken);
        try
        {
            return await BuildAsync(actor, entry, cancellationToken);
        }
        finally
        {
            entry.Building.Release();
        }
    }

    public void Dispose() => _subscription.Dispose();

    private void Told(Change change)
    {
        // A case that is still open is in no index.
        var concerns =
            change.Kind is ChangeKind.Document or ChangeKind.Import
            || (
                change.Kind == ChangeKind.Case
                && (
                    change.Key.EndsWith(":closed", StringComparison.Ordinal)
                    || change.Key.EndsWith(":reopened", StringComparison.Ordinal)
                )
            );
        if (concerns && _byTenant.TryGetValue(change.TenantId, out var entry))
        {
            entry.IsStale = true;
        }
    }

    private async Task RebuildAsync(Actor actor, Entry entry)
    {
        if (!await entry.Building.WaitAsync(TimeSpan.Zero))
        {
            return;
        }

        try
        {
            await BuildAsync(actor, entry, CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // whatever it was: nobody awaits this, and a mark that is lost would keep the old index for good
            entry.IsStale = true;
            LogBuildFailed(e, actor.TenantId);
        }
        finally
        {
            entry.Building.Release();
        }
    }

    private async Task<SearchSnapshot> BuildAsync(
        Actor actor,
        Entry entry,
        CancellationToken cancellationToken
    )
    {
        var started = _clock.GetTimestamp();
        entry.IsStale = false;
        var built = await _loader.LoadAsync(actor, cancellationToken);
        entry.BuiltAt = _clock.GetUtcNow();
        entry.Current = built;
        var elapsedMs = (long)_clock.GetElapsedTime(started).TotalMilliseconds;
        LogBuilt(actor.TenantId, built.Documents.Count, built.Cases.Count, elapsedMs);
        return built;
    }

    [LoggerMessage(
        EventId = 1101,
        Level = LogLevel.Information,
        Message = "Search built {TenantId} documents={Documents} cases={Cases} ms={ElapsedMs}"
    )]
    private partial void LogBuilt(Guid tenantId, int documents, int cases, long elapsedMs);

    [LoggerMessage(
        EventId = 1102,
        Level = LogLevel.Error,
        Message = "Search could not be built {TenantId}; the present one serves on"
    )]
    private partial void LogBuildFailed(Exception exception, Guid tenantId);

    private sealed class Entry
    {
        public SemaphoreSlim Building { get; } = new(1, 1);

        public volatile SearchSnapshot? Current;

        public volatile bool IsStale;

        public DateTimeOffset BuiltAt { get; set; }
    }
}
