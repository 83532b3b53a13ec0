using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.History;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>One tenant's state in <see cref="SearchSnapshots"/>.</summary>
internal sealed class TenantSearch
{
    // a job fits every night; a build does it only where that did not happen here
    private static readonly TimeSpan s_fittedFor = TimeSpan.FromHours(36);

    private readonly Lock _gate = new();
    private FittedHistory? _fitted;
    private DateTimeOffset _fittedAt;
    private ChangedKeys _changed = new();
    private List<Action> _waiting = [];

    public volatile SearchSnapshot? Current;

    public volatile bool IsStale;

    /// <summary>One full build at a time.</summary>
    public SemaphoreSlim Building { get; } = new(1, 1);

    /// <summary>One update at a time, so that none undoes another.</summary>
    public SemaphoreSlim Following { get; } = new(1, 1);

    public DateTimeOffset BuiltAt { get; set; }

    /// <summary>What was fitted last, if that was lately; null otherwise. Only the one who builds asks.</summary>
    public FittedHistory? FittedBy(DateTimeOffset at) => at - _fittedAt < s_fittedFor ? _fitted : null;

    /// <summary>Keeps what a build fitted, unless it was kept from the build before.</summary>
    public void Keep(FittedHistory fitted, FittedHistory? before, DateTimeOffset at)
    {
        if (before?.Settings != fitted.Settings)
        {
            (_fitted, _fittedAt) = (fitted, at);
        }
    }

    /// <summary>Adds a change; true for the first one since <see cref="TakeChanges"/>: that caller starts the update.</summary>
    public bool Add(ChangeKind kind, string key)
    {
        lock (_gate)
        {
            var wasEmpty = _changed.IsEmpty;
            _changed.Add(kind, key);
            return wasEmpty && !_changed.IsEmpty;
        }
    }

    /// <summary>Takes what changed since the last call; null when nothing did.</summary>
    public ChangedKeys? TakeChanges()
    {
        lock (_gate)
        {
            if (_changed.IsEmpty)
            {
                return null;
            }

            var changed = _changed;
            _changed = new();
            return changed;
        }
    }

    public IDisposable WhenReady(Action ready)
    {
        var waiting = new Waiting(this, ready);
        lock (_gate)
        {
            _waiting.Add(waiting.Ready);
        }

        if (Current is not null)
        {
            NotifyReady();
        }

        return waiting;
    }

    public void NotifyReady()
    {
        List<Action> waiting;
        lock (_gate)
        {
            (waiting, _waiting) = (_waiting, []);
        }

        foreach (var ready in waiting)
        {
            _ = Task.Run(ready);
        }
    }

    private sealed class Waiting(TenantSearch search, Action ready) : IDisposable
    {
        private volatile bool _isOver;

        public void Ready()
        {
            if (!_isOver)
            {
                ready();
            }
        }

        public void Dispose()
        {
            _isOver = true;
            lock (search._gate)
            {
                search._waiting.Remove(Ready);
            }
        }
    }
}
