namespace RecsConsole.Platform.Changes;

/// <summary>
/// Who listens to which changes. Thousands of open pages listen, most of them to one case and one person: they are found by their topics,
/// so that a change costs nothing to pages that it does not concern.
/// </summary>
internal sealed class ChangeSubscribers
{
    private readonly Lock _gate = new();
    private readonly HashSet<Subscriber> _ofAll = [];
    private readonly Dictionary<ChangeTopic, HashSet<Subscriber>> _ofTopics = [];

    /// <summary>Number of topics that somebody listens to.</summary>
    public int Topics
    {
        get
        {
            lock (_gate)
            {
                return _ofTopics.Count;
            }
        }
    }

    /// <summary>Adds a listener to every change of every tenant. Disposing removes it.</summary>
    public Subscriber Add(Action<Change> handler)
    {
        var subscriber = new Subscriber(this, [], handler, ScreenCulture.Here);
        lock (_gate)
        {
            _ofAll.Add(subscriber);
        }

        return subscriber;
    }

    /// <summary>Adds a listener to these topics only. Disposing removes it.</summary>
    public Subscriber Add(IReadOnlyCollection<ChangeTopic> topics, Action<Change> handler)
    {
        var subscriber = new Subscriber(this, topics, handler, ScreenCulture.Here);
        lock (_gate)
        {
            foreach (var topic in topics)
            {
                if (!_ofTopics.TryGetValue(topic, out var listeners))
                {
                    _ofTopics[topic] = listeners = [];
                }

                listeners.Add(subscriber);
            }
        }

        return subscriber;
    }

    /// <summary>Whom to tell of a change, each once.</summary>
    public HashSet<Subscriber> Of(Change change)
    {
        var ofKind = new ChangeTopic(change.TenantId, change.Kind);
        lock (_gate)
        {
            HashSet<Subscriber> told = [.. _ofAll];
            told.UnionWith(_ofTopics.GetValueOrDefault(ofKind) ?? []);
            if (change.ObjectId is { } id)
            {
                told.UnionWith(_ofTopics.GetValueOrDefault(ofKind with { Only = id }) ?? []);
            }

            return told;
        }
    }

    private void Remove(Subscriber subscriber)
    {
        lock (_gate)
        {
            _ofAll.Remove(subscriber);
            foreach (var topic in subscriber.Topics)
            {
                if (_ofTopics.TryGetValue(topic, out var listeners) && listeners.Remove(subscriber) && listeners.Count == 0)
                {
                    _ofTopics.Remove(topic);
                }
            }
        }
    }

    /// <summary>A listener, told in the language in which it subscribed.</summary>
    internal sealed class Subscriber(
        ChangeSubscribers all,
        IReadOnlyCollection<ChangeTopic> topics,
        Action<Change> handler,
        ScreenCulture screen
    ) : IDisposable
    {
        public IReadOnlyCollection<ChangeTopic> Topics => topics;

        public void Tell(Change change) => screen.Run(() => handler(change));

        public void Dispose() => all.Remove(this);
    }
}
