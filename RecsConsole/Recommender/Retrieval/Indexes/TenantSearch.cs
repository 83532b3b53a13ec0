using RecsConsole.Platform.Changes;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>One tenant's state in <see cref="SearchSnapshots"/>.</summary>
internal sealed class TenantSearch
{
    private readonly Lock _gate = new();
    private ChangedKeys _changed = new();
    private List<Action> _waiting = [];

    public volatile SearchSnapshot? Current;

    public volatile bool IsStale;

    /// <summary>One full build at a time.</summary>
    public SemaphoreSlim Building { get; } = new(1, 1);

    /// <summary>One update at a time, so that none undoes another.</summary>
    public SemaphoreSlim Following { get; } = new(1, 1);

    public DateTimeOffset BuiltAt { get; set; }

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
